package resolve

import "strings"

// domainSet is a set of walks of life.
type domainSet uint16

const (
	domainPolitics domainSet = 1 << iota
	domainBusiness
	domainSport
	domainLaw
	domainMilitary
	domainScience
	domainArts
	domainReligion
	domainMedia
	domainMedicine
)

// domainOf maps a job word to the walks of life that it belongs to. Words that
// belong to many ("director", "president") carry several, so that they never
// speak for a conflict alone.
var domainOf = buildDomains()

func buildDomains() map[string]domainSet {
	lists := map[domainSet]string{
		domainPolitics: `president premier chancellor minister senator congressman congresswoman lawmaker mp governor mayor
			alderman councillor councilor envoy ambassador diplomat secretary spokesman spokeswoman spokesperson aide adviser advisor speaker leader king
			queen emperor empress prince princess emir sultan monarch chief head deputy vice commissioner politician candidate democrat republican undersecretary
			negotiator representative delegate whip taoiseach treasurer chair chairman chairwoman official parliamentarian deputy legislator consul`,
		domainBusiness: `president executive ceo cfo coo cto founder cofounder co-founder chairman chairwoman chair director manager partner
			analyst economist banker entrepreneur owner investor shareholder trader broker strategist auditor accountant head chief businessman
			businesswoman governor officer boss consultant tycoon`,
		domainSport: `striker winger midfielder defender goalkeeper keeper forward captain coach manager footballer player athlete sprinter
			cyclist swimmer boxer golfer cricketer batsman bowler quarterback pitcher skater skier gymnast referee umpire president director driver
			jockey runner wrestler fighter champion teammate`,
		domainLaw: `judge justice lawyer attorney prosecutor barrister solicitor inspector detective superintendent constable sheriff officer
			magistrate advocate counsel commissioner policeman policewoman sergeant investigator chief suspect defendant notary ombudsman`,
		domainMilitary: `general colonel major captain lieutenant admiral commander sergeant marshal brigadier officer soldier chief warlord
			veteran commodore corporal spokesman`,
		domainScience: `professor scientist researcher historian physicist chemist biologist astronomer economist lecturer scholar academic
			mathematician engineer director geologist climatologist epidemiologist astronaut virologist sociologist fellow chancellor rector dean
			expert seismologist meteorologist`,
		domainArts: `actor actress singer musician composer director producer writer author novelist poet painter artist rapper guitarist
			conductor dancer filmmaker screenwriter sculptor playwright curator photographer designer architect chef drummer`,
		domainReligion: `pope cardinal bishop archbishop priest imam rabbi pastor patriarch ayatollah reverend monk nun sheikh cleric mullah vicar`,
		domainMedia:    `journalist reporter editor correspondent columnist anchor presenter broadcaster publisher blogger host commentator photographer`,
		domainMedicine: `doctor surgeon physician nurse psychiatrist dentist paramedic pharmacist epidemiologist virologist midwife dr`,
	}
	out := make(map[string]domainSet)
	for domain, words := range lists {
		for w := range strings.FieldsSeq(words) {
			out[w] |= domain
		}
	}
	return out
}
