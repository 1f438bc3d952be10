package ner

import "strings"

// newsTemplates are sentences of news with slots for invented names, one set
// of lines for each subject. Capital slots stand for full names, small ones
// for the short form of the same name:
//
//	{C} {D} companies   {P} {Q} {R} people   {L} {M} places   {T} {U} clubs
//	{I} institutes      {G} public bodies    {W} newspapers   {N} a number
//	{day} {role} {noun} {nation} are words that name nothing
var newsTemplates = [][]string{
	strings.Split(`Shares of {C} fell {N} percent on {day} after the {noun} cut its forecast.
{c} said on {day} it had agreed to buy {D} for ${N} billion in cash.
{c} shares rose {N} percent in early trading.
Shares in {d} jumped after the {noun} reported a profit.
The deal values {d} at {N} million euros, {c} said in a statement.
{P}, chief executive of {C}, said the company would keep its plant in {L}.
"We are confident," {p} told {W}.
{d} declined to comment.
Analysts at {D} expect {c} to raise prices.
{c} and {d} will merge their units in {L} and {M}.
The {nation} {noun} {c} plans to cut {N} jobs in {L}.
{c}'s board named {Q} to succeed {P}, who resigned on {day}.
{q}, {N}, joined {c} from {D} in 2011.
Rival {d} sold its stake in {c} to a fund run by {R}.
{C} is based in {L}, where it employs {N} people.
The {noun} {d} bought {c} for ${N} million.
{D}, the largest shareholder of {c}, voted against the plan.
Regulators at {G} opened an inquiry into {c}.
{c} will close its {L} warehouse by the end of the year.
Workers at {c} in {M} went on strike.
{c} makes parts for {d}.
{C} posted sales of ${N} billion.
Lawyers for {c} filed the claim in {L}.
A spokeswoman for {d} said the {noun} was not aware of the offer.
{Q}, a former {role} at {c}, founded {D} with his brother {R}.
It is the second takeover by {c} since it left {M}.
Takeover talks between {c} and {d} broke down on {day}.
{c} opened a factory in {M} to supply {d}.
Chairman {P} owns {N} percent of {c} through {D}.
{d} sued {c} in {L} over a patent.
Neither {c} nor {d} responded to a request for comment.
Customers of {c} lost access to their accounts, according to {G}.`, "\n"),
	strings.Split(`{T} beat {U} {N}-1 on {day} to go top of the table.
{P} scored twice as {t} came from behind against {u}.
{t} coach {Q} praised his players.
{R}, who joined {t} from {U} in January, was sent off.
"We deserved more," said {q}, whose side visit {L} next week.
{u} have lost {N} games in a row.
Defender {R} will miss the match against {u} with a knee injury.
{t} signed {P} from {U} for {N} million euros.
The final will be played in {L} on {day}.
{p} won the title in {L}, beating {Q} in straight sets.
{u} striker {P} hit the post before {r} equalized.
{t} drew {N}-0 with {u} at home.
{t} host {u} on {day}.
The {role} of {T}, {Q}, was fined by {G}.
{p} left {t} for {u} last summer.
{T} fans traveled to {M} for the match.
{u} {N} {t} 1, the scoreboard read.
Captain {R} lifted the trophy for {t} in {M}.
{P} of {t} finished ahead of {Q} and {R}.
The win lifted {t} above {u}.
{t} president {R} said the club would appeal.
{U} goalkeeper {Q} saved a penalty from {p}.`, "\n"),
	strings.Split(`Judge {P} sentenced {Q} to {N} years in prison on {day}.
Police in {L} arrested {Q}, {N}, the founder of {C}, on suspicion of fraud.
Prosecutors say {q} moved the money through {D} in {M}.
{q} denies the charges, his lawyer {R} said.
{r} said her client would appeal.
The {role} was found dead at a house in {L} on {day}.
Detectives from {G} searched the offices of {c} in {L}.
Two men from {M} were charged with the murder of {P}.
{q}'s wife, {R}, ran the {noun} {c} from {M}.
{G} said {q} had bribed an official in {L}.
Investigators believe {q} met {R} in {M}.
The trial of {Q} opened in {L}.
According to {W}, {q} fled to {M} in March.
Witnesses told the court that {r} had threatened {p}.
Inspector {P} of {G} appealed for witnesses.
A jury cleared {R} of all charges.
{Q} and {R} stole {N} million from {C}, the indictment says.
Officers stopped {q} near {M}.
{c} dismissed {q} in 2019.`, "\n"),
	strings.Split(`Foreign Minister {P} met {Q} of {G} in {L} on {day}.
{p} and {q} discussed a ceasefire, a spokesman said.
Talks in {L} ended without an agreement.
President {R} flew to {M} for a summit.
{r} accused {p} of breaking the truce.
{G} said it would send observers to {M}.
"Nothing has been decided," {q} said after the meeting in {L}.
Envoy {Q} returned from {M} on {day}.
Soldiers took the town of {M}, north of {L}.
Protesters gathered outside the offices of {G} in {L}.
Lawmaker {R}, an ally of {p}, voted against the bill.
{p} leads {G}, which won {N} seats.
The {nation} delegation was led by {R}, an aide to {P}.
{P} was elected mayor of {L}.
{q} resigned from {G} in protest.
Opposition leader {Q} called the vote a fraud.
{G} and {H} signed the accord in {M}.
{W} reported that {r} would step down.
Refugees from {M} reached {L} on {day}.
{h} rejected the proposal by {p}.`, "\n"),
	strings.Split(`A quake of magnitude {N} struck near {L}, {G} said.
At least {N} people died when a ferry sank off {M}.
Floods cut the road between {L} and {M}.
Rescuers from {I} searched the rubble in {L}.
"The water came at night," said {P}, a {role} in {M}.
{p} lost her house in {L}.
Fire destroyed a factory of {C} in {M} on {day}.
The storm made landfall at {L} and moved toward {M}.
The mayor of {L}, {Q}, asked {G} for help.
{q} said {N} families had left {M}.
Survivors were taken to {I}.
{H} sent {N} tents to {M}.
{R}, a geologist at {I}, warned of more slides.
{r} said {L} lies on a fault.
The {M} dam, run by {C}, held.`, "\n"),
	strings.Split(`Researchers at {I} have found a gene that slows aging.
{P}, a {role} at {I}, led the study.
{p} and her colleague {Q} tested the drug on {N} patients in {L}.
"This is a first step," said {q}, who was not paid by {C}.
The work was funded by {G} and {C}.
{R} of {J} called the result surprising.
{j} plans a larger trial in {M}.
{c} holds a license for the vaccine.
The telescope at {L} was built by {I} and {J}.
{I} and {J} share the data.
{r}, who founded {J} in {M}, won the prize in 2015.
{G} approved the drug made by {c}.
A team from {I} dug up the bones near {M}.
{Q} moved from {J} to {I} last year.`, "\n"),
}

// Words that names of institutions are made of.
var (
	companySuffixes = strings.Fields("Holdings Group Systems Foods Energy Capital Pharma Airlines Motors Bank Industries Technologies Partners " +
		"Insurance Media Logistics Mining Steel Brewing Corp Inc. Ltd plc AG SA Robotics Semiconductor Chemicals Retail Health Biotech " +
		"Financial Securities Shipping Telecom Software Electric Aerospace Oil Water Properties Entertainment")
	clubSuffixes = strings.Fields("United City Rovers FC Athletic Town Wanderers Albion County Rangers Wolves Tigers Hawks Bears")
	clubPrefixes = strings.Fields("Real Sporting FC Dynamo Atletico Inter AC Racing Olympique Borussia Deportivo Bayer Red")
	subjects     = strings.Fields("Health Energy Trade Justice Education Transport Labor Finance Agriculture Defense Immigration Security " +
		"Crime Drugs Justice Safety Climate Statistics Commerce Fisheries Culture Industry Water Housing Tourism Mining")
	bodies     = strings.Fields("Ministry Department Office Bureau Commission Agency Council Committee Organization Authority")
	sciences   = strings.Fields("Physics Medicine Oceanography Genetics Technology Astronomy Chemistry Neurology Ecology Geology Engineering")
	paperTails = strings.Fields("Gazette Times Herald Tribune Post Courier Chronicle Observer News Dispatch Journal Mail")
	placeHeads = strings.Fields("Port San Santa New Lake Mount Fort East North Upper")
	placeTails = strings.Fields("Valley River Bay Island Hills Falls Springs Harbor Beach County")
	particles  = strings.Fields("van de von al- el- bin")
)
