package events_test

import (
	"strings"
	"testing"

	"clew/graphmodel"
)

// stanceLetters stand for the stances in stanceSentences.
var stanceLetters = map[graphmodel.Stance]string{
	graphmodel.Asserted: "a", graphmodel.Denied: "d", graphmodel.Planned: "p", graphmodel.Alleged: "l", graphmodel.Attributed: "t",
}

// stanceSentences are the ways in which English news says that something did not happen,
// may happen, or is only said to have happened. Each stands with the letters of the stances
// that fit and with a word of the trigger of the event.
const stanceSentences = `
d|meeting|A meeting with Carl Roth, announced last week, did not take place.
d|meeting|A meeting between Bo Karlsen and Carl Roth, planned for Friday, never happened.
d|meeting|The meeting between Bo Karlsen and Carl Roth was called off.
d|meeting|The planned meeting with Carl Roth never took place.
d|talks|Talks between Kenya and Uganda, due to start on Monday, were called off.
d|talks|Talks between Kenya and Uganda failed to take place.
dp|talks|Talks between Kenya and Uganda were put off until May.
dp|talks|Talks between Kenya and Uganda have been delayed.
dp|summit|A summit of the African Union, due in Nairobi this week, has been called off.
d|handover|An earlier handover of prisoners by Kenya, planned for 12 May, was cancelled.
d|handover|The handover of the prisoners to Kenya, scheduled for Monday, was aborted.
d|visit|Bo Karlsen's visit to Oslo, planned for Monday, was cancelled.
dp|visit|Bo Karlsen put off a visit to Oslo planned for Monday.
dp|visit|Bo Karlsen canceled a visit to Oslo.
dp|visit|Bo Karlsen postponed his visit to Oslo.
d|visit|Bo Karlsen's visit to Oslo did not go ahead.
d|sale|The sale of Norvik Bank to Dalmar Bank fell through in February.
d|sale|A planned sale of Norvik Bank to the Swedish rival Dalmar Bank never materialized.
d|attack|No attack by Kenya on Uganda took place.
d|accused|Ana Lindholm is accused of nothing.
d|suspected|Ana Lindholm is suspected of nothing.
d|charged|Ana Lindholm was charged with nothing.
d|convicted|Ana Lindholm was convicted of nothing.
d|accused|Ana Lindholm has not been accused of wrongdoing.
d|charged|Ana Lindholm has not been charged with any crime.
d|killed|None of the passengers was killed in Oslo.
d|fled|Reports that Bo Karlsen has fled to Uganda prove false.
d|fled|Reports that Bo Karlsen had fled to Uganda proved false.
d|fled|Reports that Bo Karlsen had fled to Uganda were wrong.
d|fled|Reports that Bo Karlsen had fled to Uganda were denied.
d|fled|Reports that Bo Karlsen had fled to Uganda were denied in Oslo.
d|fled|Reports that Bo Karlsen had fled to Uganda turned out to be false.
d|fled|Rumors that Bo Karlsen had fled to Uganda were untrue.
d|fled|The claim that Bo Karlsen fled to Uganda is false.
d|fled|It is not true that Bo Karlsen fled to Uganda.
d|fled|It was untrue that Bo Karlsen had fled to Uganda.
dlt|fled|Bo Karlsen dismissed reports that he had fled to Uganda.
d|offered|Reports that Kenya had offered Carl Roth asylum were denied in Oslo.
d|paid|No ransom was paid to Carl Roth.
d|paid|Norvik Aid paid no ransom to Carl Roth.
d|rejected|The proposal of Ana Lindholm was rejected by neither side.
d|signed|The treaty was signed by neither Kenya nor Uganda.
d|signed|The treaty was signed by none of the parties.
d|attacked|Uganda was attacked by nobody.
d|appeared|Carl Roth was summoned but has not appeared in court.
d|attend|Carl Roth did not attend the trial in Oslo.
d|met|Neither Bo Karlsen nor Carl Roth met Ana Lindholm.
d|met|Bo Karlsen has never met Carl Roth.
d|met|Bo Karlsen met neither Carl Roth nor Ana Lindholm.
d|met|Bo Karlsen met nobody in Oslo.
d|boycott|Carl Roth said Kenya would not boycott the summit.
d|used|Carl Roth said the police had used no force.
d|resigned|Bo Karlsen had not resigned when Carl Roth died.
d|attack|Kenya had no plan to attack Uganda.
d|invade|Kenya denied planning to invade Uganda.
d|pay|Norvik Shipping failed to pay Dalmar Bank a dividend.
d|agree|Kenya and Uganda could not agree on a border.
d|agree|Kenya and Uganda failed to agree on the border.
d|agreement|Kenya and Uganda reached no agreement.
d|agreement|No agreement was reached between Kenya and Uganda.
d|deal|There was no deal between Kenya and Uganda.
d|deal|There is still no deal between Kenya and Uganda.
dp|ceasefire|Hopes of a ceasefire between Kenya and Uganda faded.
p|ceasefire|Hopes of a ceasefire between Kenya and Uganda rose.
p|settle|Kenyan and Ugandan officials had hoped to settle a dispute over the border.
p|meet|Bo Karlsen hopes to meet Carl Roth.
p|meeting|Bo Karlsen hopes for a meeting with Carl Roth.
p|meet|Bo Karlsen wants to meet Carl Roth.
p|meet|Bo Karlsen would like to meet Carl Roth.
p|sanctions|Kenya is weighing sanctions on Uganda.
p|sanctions|Kenya is considering sanctions against Uganda.
a|threatened|Kenya threatened sanctions against Uganda.
p|sanctions|Kenya proposed sanctions against Uganda.
p|sanctions|Kenya called for sanctions against Uganda.
p|sanctions|Sanctions against Uganda are under consideration in Kenya.
p|sanctions|Sanctions against Uganda are on the table in Kenya.
p|sanctions|Sanctions against Uganda remain possible.
p|attack|Kenya fears an attack by Uganda.
p|attack|Kenya is bracing for an attack by Uganda.
p|attack|Kenya is preparing an attack on Uganda.
p|attack|Kenya warned of an attack by Uganda.
p|invasion|An invasion of Uganda by Kenya is feared.
p|invade|Kenya may invade Uganda.
p|invade|Kenya could soon invade Uganda.
p|invade|If Kenya invades Uganda, Carl Roth will resign.
p|invades|If Kenya invades Uganda, Carl Roth will resign.
p|invades|Unless Kenya invades Uganda, Carl Roth will resign.
p|invade|Should Kenya invade Uganda, Carl Roth will resign.
p|visit|Ana Lindholm, who visits Oslo on July 7, did not mention it.
p|visits|Ana Lindholm, who visits Oslo on July 7, did not mention it.
p|host|Kenya will host the next summit.
p|visit|Ana Lindholm is expected to visit Oslo in July.
p|hearing|A hearing against Carl Roth is expected in the autumn.
p|trial|The trial of Carl Roth is due to start in May 2026.
p|trial|Carl Roth faces trial in Oslo.
p|trial|Carl Roth is awaiting trial in Oslo.
p|election|Kenya is preparing for an election.
p|election|Kenya plans to hold an election in 2027.
p|election|Elections in Kenya are scheduled for 2027.
p|takeover|Norvik Shipping is in talks about a takeover of Dalmar Bank.
p|buy|Norvik Shipping wants to buy Dalmar Bank.
p|buy|Norvik Shipping offered to buy Dalmar Bank.
p|buy|Norvik Shipping has agreed to buy Dalmar Bank.
p|buy|Norvik Shipping is close to buying Dalmar Bank.
p|buying|Norvik Shipping is close to buying Dalmar Bank.
p|buying|Norvik Shipping is considering buying Dalmar Bank.
p|buying|Norvik Shipping is thinking of buying Dalmar Bank.
p|buying|Norvik Shipping is interested in buying Dalmar Bank.
p|sell|Norvik Shipping may be forced to sell Dalmar Bank.
p|sold|Dalmar Bank will now be floated or sold by Norvik Shipping.
p|sold|Dalmar Bank is to be sold to Norvik Shipping.
d|killed|Carl Roth narrowly escaped being killed.
d|killed|Carl Roth was nearly killed in Oslo.
dp|kill|Carl Roth tried to kill Ana Lindholm but failed.
p|kill|Carl Roth tried to kill Ana Lindholm.
p|kill|Carl Roth plotted to kill Ana Lindholm.
dp|kill|Police foiled a plot to kill Ana Lindholm.
p|kill|Carl Roth hired a man to kill Ana Lindholm.
p|overthrow|Officers tried to overthrow Bo Karlsen in Nairobi.
d|coup|A coup against Bo Karlsen was foiled in Nairobi.
l|killed|Carl Roth allegedly killed Ana Lindholm.
l|killed|Carl Roth is alleged to have killed Ana Lindholm.
lt|killed|Carl Roth is said to have killed Ana Lindholm.
lt|killed|Carl Roth is believed to have killed Ana Lindholm.
lt|killed|Carl Roth is thought to have killed Ana Lindholm.
l|killed|Carl Roth is suspected of having killed Ana Lindholm.
l|killing|Carl Roth is suspected of killing Ana Lindholm.
l|killing|Carl Roth was arrested on suspicion of killing Ana Lindholm.
l|killing|Carl Roth is wanted for killing Ana Lindholm.
l|bribed|Carl Roth appears to have bribed Ana Lindholm.
l|bribed|Carl Roth seems to have bribed Ana Lindholm.
l|bribed|Carl Roth reportedly bribed Ana Lindholm.
l|bribed|Carl Roth is rumored to have bribed Ana Lindholm.
lt|bribed|Prosecutors say Carl Roth bribed Ana Lindholm.
t|shelled|Kenya said Ugandan guns had shelled Moyale.
t|shelled|Ugandan soldiers shelled Moyale, Kenya said.
t|shelled|Ugandan soldiers shelled Moyale, according to Kenya.
t|shelled|According to Kenya, Ugandan soldiers shelled Moyale.
t|shelled|"Ugandan soldiers shelled Moyale," Carl Roth said.
t|met|Bo Karlsen told reporters that he had met Carl Roth.
t|met|Bo Karlsen met Carl Roth, an aide said.
t|met|Carl Roth's lawyer says Bo Karlsen met Carl Roth.
t|met|Bo Karlsen insists he met Carl Roth.
t|met|Norvik Radio reported that Bo Karlsen met Carl Roth.
t|met|Witnesses told police that Bo Karlsen met Carl Roth.
t|resigned|In his letter Bo Karlsen wrote that Carl Roth resigned in March.
a|arrested|Police arrested Carl Roth on Monday, Kenya's ministry confirmed.
a|rejected|Kenya rejected suggestions that it was punishing Uganda.
d|punishing|Kenya rejected suggestions that it was punishing Uganda.
d|punishing|Kenya rejected the idea that it was punishing Uganda.
d|punish|Kenya said it did not want to punish Uganda.
a|sanctioned|Kenya sanctioned Uganda in 2023, which Uganda denied.
a|denied|Carl Roth denied any wrongdoing.
a|denied|Carl Roth denied that he was hiding and said he would give evidence by video on Monday.
a|blamed|Carl Roth denied that Kenya was boycotting the summit and blamed a cold.
a|blamed|Carl Roth denied that Kenya was boycotting the summit and blamed Uganda.
a|met|Bo Karlsen met Carl Roth, whom he had not seen since 2010.
a|met|Bo Karlsen, who has not resigned, met Carl Roth.
a|met|Bo Karlsen met Carl Roth, not Ana Lindholm.
a|met|Bo Karlsen met Carl Roth but did not shake his hand.
a|met|Bo Karlsen not only met Carl Roth but praised him.
a|arrested|Police arrested not only Carl Roth but also Ana Lindholm.
a|visited|Bo Karlsen visited Oslo no fewer than three times.
a|resigned|Bo Karlsen resigned no later than Monday.
a|met|No sooner had Bo Karlsen met Carl Roth than he resigned.
a|resigned|Bo Karlsen resigned although Carl Roth had not asked him to.
a|arrested|Carl Roth was arrested for not paying tax.
a|killed|Carl Roth was killed without warning in Oslo.
d|meeting|Carl Roth left Oslo without meeting Bo Karlsen.
a|released|Carl Roth was released without charge on Sunday.
a|Sanctions|Sanctions on Uganda, imposed in 2020, have not worked.
a|attack|The attack on Moyale, which Kenya did not expect, killed two guards.
a|attack|The attack on Moyale could have been prevented.
a|war|The war between Kenya and Uganda must end.
a|agreement|The agreement between Kenya and Uganda does not mention the border.
a|visit|The visit of Bo Karlsen to Oslo in May was not a success.
a|trial|The trial of Carl Roth did not end on Monday.
a|talks|Talks between Kenya and Uganda failed on Monday.
a|talks|Talks between Kenya and Uganda collapsed on Monday.
a|talks|Talks between Kenya and Uganda broke down without a deal.
a|attack|The attack on Moyale was condemned by Uganda.
dp|strike|A strike by pilots of Norvik Air was averted.
p|strike|Pilots of Norvik Air will go on strike on Monday.
d|strike|Pilots of Norvik Air called off their strike.
p|extradited|Carl Roth fears being extradited to Kenya.
p|extradite|A court ruled that Norway can extradite Carl Roth to Kenya.
d|extradited|Carl Roth cannot be extradited to Kenya.
dp|visit|Carl Roth was unable to visit Oslo.
dp|attend|Carl Roth was due to attend the summit in Oslo but stayed in Kenya.
p|attend|Carl Roth was due to attend the summit in Oslo.
dp|meet|Bo Karlsen was supposed to meet Carl Roth.
dp|meet|Bo Karlsen had been due to meet Carl Roth on Friday.
dp|met|Bo Karlsen should have met Carl Roth on Friday.
dp|met|Bo Karlsen could have met Carl Roth on Friday.
dp|met|Bo Karlsen might have met Carl Roth on Friday.
dp|met|It is unclear whether Bo Karlsen met Carl Roth.
dpt|met|Bo Karlsen would not say whether he had met Carl Roth.
dpt|met|Police are investigating whether Bo Karlsen met Carl Roth.
dpt|met|Asked whether he had met Carl Roth, Bo Karlsen laughed.
dpl|met|There is no evidence that Bo Karlsen met Carl Roth.
dpl|met|There was no sign that Bo Karlsen had met Carl Roth.
dplt|met|Bo Karlsen could not confirm that Carl Roth had met Ana Lindholm.
dpl|met|It is unlikely that Bo Karlsen met Carl Roth.
dp|met|Had Bo Karlsen met Carl Roth, he would have resigned.
dp|met|Bo Karlsen wishes he had met Carl Roth.
dp|met|Bo Karlsen spoke as if he had met Carl Roth.
dp|met|Bo Karlsen regrets not having met Carl Roth.
dp|met|The film tells how Bo Karlsen never met Carl Roth.
d|sale|Carl Roth backed out of the sale of Norvik Bank to Dalmar Bank.
d|merger|The merger of Norvik Bank and Dalmar Bank has been scrapped.
dp|merger|The merger between Norvik Bank and Dalmar Bank is on hold.
dp|merger|The merger between Norvik Bank and Dalmar Bank, agreed in May, is in doubt.
dp|merger|The merger between Norvik Bank and Dalmar Bank was blocked by the regulator.
p|merger|The merger between Norvik Bank and Dalmar Bank awaits approval.
p|merger|The merger between Norvik Bank and Dalmar Bank is subject to approval.
p|acquisition|Norvik Bank's acquisition of Dalmar Bank is expected to close in June 2026.
d|takeover|Norvik Bank walked away from a takeover of Dalmar Bank.
d|takeover|Norvik Bank abandoned its takeover of Dalmar Bank.
p|takeover|Norvik Bank is mulling a takeover of Dalmar Bank.
p|takeover|Norvik Bank is exploring a takeover of Dalmar Bank.
p|takeover|Norvik Bank is eyeing a takeover of Dalmar Bank.
dp|takeover|Shareholders rejected the takeover of Dalmar Bank by Norvik Bank.
d|attack|Kenya thwarted an attack on Nairobi by Ugandan rebels.
d|attack|An attack on Nairobi by Ugandan rebels was thwarted.
d|attacked|Kenya rejected claims that its troops attacked Uganda.
d|attacked|Claims that Kenyan troops attacked Uganda are baseless.
dt|attacked|The army dismissed as false a report that it had attacked Moyale.
d|attacked|A rumor that Kenya had attacked Uganda was quickly debunked.
d|attacked|It emerged that Kenya had not attacked Uganda.
d|attacked|Kenya neither attacked Uganda nor helped the rebels.
d|attacked|At no time has Kenya attacked Uganda.
d|attacked|Never has Kenya attacked Uganda.
d|attack|Kenya stopped short of an attack on Uganda.
d|attack|Kenya held back from attacking Uganda.
d|attacking|Kenya held back from attacking Uganda.
d|attacking|Kenya decided against attacking Uganda.
dp|attacking|Kenya was dissuaded from attacking Uganda.
p|attack|Kenya has drawn up plans for an attack on Uganda.
p|attack|Plans for an attack on Uganda were found in Nairobi.
p|attack|Kenya stands ready to attack Uganda.
p|attack|Kenya is about to attack Uganda.
p|attack|Kenya is likely to attack Uganda.
dp|attack|Kenya is unlikely to attack Uganda.
dp|attack|Kenya is in no position to attack Uganda.
p|attack|Kenya is said to be planning an attack on Uganda.
l|attack|Kenya was accused of an attack on Uganda.
l|attack|Kenya is suspected of an attack on Uganda.
l|attack|Kenya is blamed for an attack on Uganda.
lt|attack|Uganda alleges an attack by Kenya.
lt|attacked|Uganda claims that Kenya attacked Moyale.
lt|attacked|Uganda claimed to have been attacked by Kenya.
lt|attacked|Kenya allegedly attacked Uganda in May.
lt|attacked|Kenya had attacked Uganda, it was alleged.
lt|attacked|Kenya supposedly attacked Uganda.
p|attacked|Kenya may have attacked Uganda.
t|resigned|Bo Karlsen resigned, Norvik Radio reported.
t|resigned|Bo Karlsen resigned, according to Norvik Radio.
t|resigned|Norvik Radio, citing an aide, said Bo Karlsen had resigned.
t|resigned|As Norvik Radio reported, Bo Karlsen resigned.
t|resigned|Bo Karlsen has resigned, it was announced on Monday.
lt|resigned|Carl Roth claimed in court that Bo Karlsen had resigned.
d|resigned|Contrary to reports, Bo Karlsen has not resigned.
d|resignation|Rumors of Bo Karlsen's resignation were denied by Carl Roth.
p|resignation|Carl Roth called for the resignation of Bo Karlsen.
p|resign|Bo Karlsen is due to resign in July.
p|resign|Bo Karlsen announced that he would resign.
p|resign|Bo Karlsen will resign if Carl Roth wins.
p|resign|Bo Karlsen said he was ready to resign.
dp|resign|Bo Karlsen has yet to resign.
dp|resign|Bo Karlsen said he would not resign.
a|resigned|Bo Karlsen resigned before Carl Roth could dismiss him.
dp|dismiss|Bo Karlsen resigned before Carl Roth could dismiss him.
a|resigned|Bo Karlsen resigned rather than face a trial.
d|trial|There will be no trial of Bo Karlsen.
d|arrest|No arrest of Carl Roth was made.
p|arrest|Kenya issued a warrant for the arrest of Carl Roth.
dp|arrest|Carl Roth evaded arrest in Oslo.
dp|arrest|Carl Roth avoided arrest in Oslo.
p|arrested|Carl Roth risks being arrested in Oslo.
d|arrested|Police have so far arrested nobody.
d|arrested|Carl Roth has never been arrested.
d|arrested|Carl Roth was not arrested.
p|elections|Kenya will hold elections in 2026.
p|election|The election in Kenya has been postponed to 2026.
a|killed|Carl Roth did not know that Ana Lindholm had killed Bo Karlsen.
a|killed|Carl Roth regrets that Ana Lindholm was killed.
a|killed|Carl Roth was killed, but Ana Lindholm was not.
a|attack|Nobody was hurt in the attack on Moyale.
a|attack|The attack on Moyale was not the first.
a|attack|The attack on Moyale is not thought to be linked to Uganda.
a|agreement|The agreement between Kenya and Uganda was not published.
a|agreement|The agreement between Kenya and Uganda has not been implemented.
a|visit|Bo Karlsen's visit to Oslo was not announced.
a|met|Bo Karlsen met Carl Roth to discuss the war.
a|met|Bo Karlsen would often say that he had liked Oslo when he met Carl Roth.
a|met|When Bo Karlsen met Carl Roth, neither spoke.
a|met|After Bo Karlsen met Carl Roth, nothing changed.
a|helped|Kenya helped rescue Carl Roth.
d|paid|Norvik Shipping never paid Carl Roth a bribe.
d|bribed|Norvik Shipping said it had never bribed Carl Roth.
d|bribed|Carl Roth was cleared of having bribed Ana Lindholm.
d|bribing|Carl Roth pleaded not guilty to bribing Ana Lindholm.
at|bribing|Carl Roth pleaded guilty to bribing Ana Lindholm.
at|bribing|Carl Roth admitted bribing Ana Lindholm.
at|bribed|Carl Roth confessed that he had bribed Ana Lindholm.
l|bribed|Carl Roth is being investigated over claims that he bribed Ana Lindholm.
l|bribed|Carl Roth faces allegations that he bribed Ana Lindholm.
p|bribed|A court in Oslo will decide whether Carl Roth bribed Ana Lindholm.
l|killing|Roth Accused of Killing Lindholm
dp|meeting|No Meeting Between Karlsen and Roth Is Planned
dp|meeting|No meeting between Bo Karlsen and Carl Roth is planned.
dp|talks|Kenya sees no chance of talks with Uganda.
dp|talks|There were no talks between Kenya and Uganda.
dp|talks|Kenya is not interested in talks with Uganda.
p|talks|Kenya is open to talks with Uganda.
p|talks|Kenya is ready for talks with Uganda.
p|talks|Kenya agreed to talks with Uganda.
p|talks|Kenya pressed for talks with Uganda.
dp|talks|Talks between Kenya and Uganda have not yet begun.
a|talks|Talks between Kenya and Uganda have begun.
p|talks|Talks between Kenya and Uganda are due to begin on Monday.
p|talks|Talks between Kenya and Uganda could begin next week.
dp|attack|Kenya warned that an attack by Uganda was imminent.
p|attack|Kenya was bracing itself for an attack by Uganda.
d|bribed|Carl Roth insisted that he had never bribed Ana Lindholm.
d|bribed|Carl Roth swore he had not bribed Ana Lindholm.
d|bribed|Carl Roth was wrongly said to have bribed Ana Lindholm, a court found.
d|leave|Contrary to reports, Carl Roth did not leave Oslo.
dp|sell|Norvik Shipping considered selling Dalmar Bank but decided not to.
p|deported|Carl Roth is threatened with being deported to Kenya.
p|deport|A judge cleared the way to deport Carl Roth to Kenya.
d|deport|A judge blocked a plan to deport Carl Roth to Kenya.
dp|deported|A judge ruled that Carl Roth cannot be deported to Kenya.
dp|deportation|A judge halted the deportation of Carl Roth to Kenya.
dp|execution|The execution of Carl Roth has been put off.
d|killed|Rescuers said that no miner had been killed in Gulu.
d|injured|Carl Roth was not injured in the crash.
p|appeal|Carl Roth said he would appeal.
p|appeal|Carl Roth can still appeal to the court in Oslo.
p|sue|Carl Roth said he would sue Norvik Radio.
p|resign|Bo Karlsen was told to resign or face a trial.
dp|resign|Bo Karlsen need not resign, Carl Roth said.
p|debate|Parliament in Nairobi will debate the case on Tuesday.
p|ceasefire|Kenya offered Uganda a ceasefire.
p|ceasefire|Kenya proposed a ceasefire to Uganda.
p|ceasefire|Uganda called for a ceasefire with Kenya.
a|ceasefire|A ceasefire between Kenya and Uganda took hold on Monday.
a|ceasefire|A ceasefire between Kenya and Uganda broke down on Monday.
a|ceasefire|Kenya and Uganda agreed a ceasefire on Monday.
p|ceasefire|A ceasefire between Kenya and Uganda is to take effect on Friday.
a|ceasefire|A ceasefire between Kenya and Uganda did not last.
a|ceasefire|A ceasefire between Kenya and Uganda did not end the dispute.
a|agreement|Kenya did not honor the agreement with Uganda.
p|sanctions|Sanctions against Uganda will be imposed in July, Kenya said.
a|embargo|Kenya ignored the embargo against Uganda.
a|attack|The attack on Moyale has not been solved.
a|attack|An arson attack on the office of Norvik Radio in 2020 remains unsolved.
a|murder|The murder of Carl Roth was never solved.
a|murder|The murder of Carl Roth was never reported to police.
a|proposal|Kenya's proposal to Uganda was rejected by neither side.
d|request|Kenya has received no request from Uganda.
a|urged|Ana Lindholm urged Kenya to hold elections on 9 October 2025.
d|bribed|It was not Carl Roth who bribed Ana Lindholm.
a|attack|A pirate attack on Tuesday was off the coast of Somalia.
a|strike|The strike on Kyiv on Monday was to punish Ukraine.
p|meeting|The meeting between Ana Lindholm and Bo Karlsen was to take place on Monday.
a|attacked|In no time the rebels attacked Goma.
a|murder|The murder of Carl Roth did not go unpunished.
a|arrest|The arrest of Ana Lindholm did not come out of the blue.
d|merger|The merger of Norvik Shipping and Lindholm Group did not come about.
`

func TestWaysToTell(t *testing.T) {
	n := 0
	for line := range strings.SplitSeq(strings.TrimSpace(stanceSentences), "\n") {
		part := strings.SplitN(line, "|", 3)
		letters, word, text := part[0], part[1], part[2]
		found := read(t, text)
		for _, e := range found.Events {
			for _, s := range e.Triggers {
				if !strings.Contains(strings.ToLower(s.In(text)), strings.ToLower(word)) {
					continue
				}
				if n++; !strings.Contains(letters, stanceLetters[e.Stance]) {
					t.Errorf("%s\n\t%s is %s, want one of %q", text, s.In(text), e.Stance, letters)
				}
				break
			}
		}
	}
	if want := strings.Count(stanceSentences, "\n") - 1; n < want {
		t.Errorf("%d of %d sentences tell their event", n, want)
	}
}
