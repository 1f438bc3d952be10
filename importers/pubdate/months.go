package pubdate

import (
	"strings"
	"time"
)

// monthNames lists the names and usual abbreviations of the months, January
// first, in the languages of the Latin, Cyrillic and Greek scripts that news
// pages are most often in. Inflected forms stand beside the base form.
var monthNames = [12]string{
	"january jan janvier janv januar jänner enero ene gennaio gen janeiro januari ocak oca styczeń stycznia январь января янв січня ledna leden siječnja januára ianuarie ιανουαρίου يناير",
	"february feb februar février févr fév fevrier febrero febbraio fevereiro fev februari şubat şub luty lutego lut февраль февраля фев лютого února únor veljače februára februarie φεβρουαρίου فبراير",
	"march mar märz mrz maerz mars marzo março marco maart mrt mart marzec marca марта март мар березня března březen ožujka marca martie μαρτίου مارس",
	"april apr avril avr abril abr aprile aprl nisan nis kwiecień kwietnia kwi апрель апреля апр квітня dubna duben travnja apríla aprilie απριλίου أبريل ابريل إبريل",
	"may mai mayo maggio mag maio mei maj maja mayıs май мая травня května květen svibnja mája μαΐου مايو",
	"june jun juni juin junio giugno giu junho haziran haz czerwiec czerwca cze июнь июня июн червня června červen lipnja júna iunie ιουνίου يونيو",
	"july jul juli juillet juil julio luglio lug julho temmuz tem lipiec lipca lip июль июля июл липня července červenec srpnja júla iulie ιουλίου يوليو",
	"august aug août aout agosto ago augustus augusti ağustos ağu sierpień sierpnia sie август августа авг серпня srpna srpen kolovoza augusta αυγούστου أغسطس",
	"september sep sept septembre septiembre settembre set setembro eylül eyl wrzesień września wrz сентябрь сентября сен сент вересня září rujna septembra septembrie σεπτεμβρίου سبتمبر",
	"october oct oktober okt octobre octubre ottobre ott outubro out ekim eki październik października paź октябрь октября окт жовтня října říjen listopada októbra octombrie οκτωβρίου أكتوبر",
	"november nov novembre noviembre novembro kasım kas listopad ноябрь ноября ноя листопада listopadu studenoga studeni novembra noiembrie νοεμβρίου نوفمبر",
	"december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember aralık ara grudzień grudnia gru декабрь декабря дек грудня prosince prosinec prosinca decembra decembrie δεκεμβρίου ديسمبر",
}

// months maps a lower-case name to its month. A name that means different
// months in two languages keeps the month listed first.
var months = func() map[string]time.Month {
	m := map[string]time.Month{}
	for i, names := range monthNames {
		for _, n := range strings.Fields(names) {
			if _, known := m[n]; !known {
				m[n] = time.Month(i + 1)
			}
		}
	}
	return m
}()

// monthOf returns the month that word names, with or without a full stop.
func monthOf(word string) (time.Month, bool) {
	m, ok := months[strings.ToLower(strings.TrimSuffix(word, "."))]
	return m, ok
}
