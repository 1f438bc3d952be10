package suggest

import (
	"slices"
	"strings"
)

// nicknames lists given names that are used for each other, a set a line. Plain
// forms, as personname.Plain gives them. Written by hand.
const nicknames = `
william bill billy will willy liam
robert bob bobby rob robbie
richard dick rick rich ricky
james jim jimmy jamie
john johnny jack jon
jonathan jon
joseph joe joey
edward ed eddie ted ned
theodore ted teddy theo
michael mike mick micky mikhail
thomas tom tommy
charles charlie chuck
christopher chris kit
anthony tony antonio
andrew andy drew
alexander alex sasha aleksandr alexandr al
alexandra alex sasha sandra
benjamin ben benny
daniel dan danny
david dave davey
donald don donnie
douglas doug
elizabeth liz beth betty eliza lizzie
francis frank francisco
franklin frank
frederick fred freddie
gerald gerry jerry
gregory greg
harold harry hal
henry harry hank
jeffrey jeff geoff
geoffrey geoff jeff
joshua josh
katherine kate kathy katie cathy catherine
kenneth ken kenny
lawrence larry laurence
leonard len lenny leo
margaret maggie meg peggy marge
matthew matt
nicholas nick nicky
nikolai nick kolya nikolay
patricia pat patty trish
patrick pat paddy
peter pete pyotr
philip phil
raymond ray
ronald ron ronnie
samuel sam sammy
samantha sam
stephen steve steven stefan
steven steve
susan sue suzy
timothy tim timmy
victoria vicky tori
vincent vince
walter walt wally
zachary zach
abraham abe
albert al bert
alfred alf fred
barbara barb
deborah deb debbie
dmitry dima dmitri
ivan vanya
jacob jake
jennifer jen jenny
jessica jess
mohammed mohamed muhammad mohammad
rebecca becky
rafael rafa
jose pepe
ignacio nacho
vladimir volodymyr vova
yevgeny evgeny eugene yevgeniy
sergei serhiy sergey
`

var nicknameSets = func() map[string][]int {
	sets := map[string][]int{}
	for i, line := range strings.Split(strings.TrimSpace(nicknames), "\n") {
		for name := range strings.FieldsSeq(line) {
			sets[name] = append(sets[name], i)
		}
	}
	return sets
}()

// sameNick reports whether two given names are used for each other.
func sameNick(a, b string) bool {
	return slices.ContainsFunc(nicknameSets[a], func(i int) bool { return slices.Contains(nicknameSets[b], i) })
}
