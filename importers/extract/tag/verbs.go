package tag

import "strings"

// verbForms holds forms of verbs that the treebank is too small to teach: the
// irregular ones, and regular ones whose ending other verbs share ("raided" and
// "faded", "named" and "planned"). They stand as "lemma:form,form".
const verbForms = `
	accede:acceded,acceding aid:aided air:aired,airing allege:alleging annex:annexes applaud:applauded,applauding arise:arisen,arose
	atone:atoned,atoning avenge:avenging awake:awoke axe:axed,axing barrel:barrelling battle:battled bear:bore,borne beat:beat
	befall:befell begin:began,begun belittle:belittled bend:bent besiege:besieging betroth:betrothing bid:bid bind:bound bite:bit,bitten
	blame:blamed bleed:bled blockade:blockaded,blockading blow:blew,blown boo:booes boot:booted boycott:boycotted,boycotting
	break:broke,broken breed:bred bribe:bribed,bribing burn:burnt cajole:cajoled,cajoling cancel:cancelling cede:ceded,ceding
	censor:censored chide:chided choose:chose,chosen clamor:clamored cling:clung clone:cloned,cloning collide:collided come:came
	compete:competed concede:conceded control:controlled convene:convened debut:debuted,debuting decode:decoded decree:decreed
	defame:defamed,defaming defraud:defrauded,defrauding demote:demoting deplore:deplored,deploring deride:derided
	dethrone:dethroned,dethroning dig:dug disagree:disagreed disburse:disbursed,disbursing dismantle:dismantled disperse:dispersed
	divulge:divulging dole:doled,doling dope:doped,doping downgrade:downgraded dox:doxes draw:drawn,drew dream:dreamt drink:drank,drunk
	drive:driven,drove echo:echoes elope:eloped,eloping embargo:embargoes embezzle:embezzled,embezzling encircle:encircled
	endorse:endorsed,endorsing enthrone:enthroned,enthroning entreat:entreating evade:evaded,evading exchange:exchanging
	exile:exiled,exiling explode:exploded extradite:extradited,extraditing fall:fell feed:fed fine:fined flee:fled fling:flung
	float:floated flood:flooding flout:flouted fly:flew,flown forbid:forbade,forbidden foresee:foresaw,foreseen forgive:forgave,forgiven
	forgo:forwent forsake:forsaken,forsook free:freed freeze:froze,frozen garrote:garroting gazette:gazetted,gazetting give:gave,given
	go:went grind:ground gripe:griped,griping grope:groped,groping grow:grew,grown hang:hanged headbutt:headbutted,headbutting heap:heaped
	heckle:heckled hew:hewn hide:hid,hidden hike:hiked hitchhike:hitchhiked honor:honored ignite:ignited,igniting
	impair:impaired,impairing impale:impaled,impaling impanel:impanelling implore:implored,imploring invade:invaded joke:joked
	kettle:kettled kneel:knelt knife:knifed,knifing know:knew,known label:labelling lambaste:lambasted,lambasting laud:lauded,lauding
	leap:leapt lend:lent libel:libelling license:licensing lie:lain,lied light:lit loot:looted massacre:massacred mislead:misled
	mistake:mistaken,mistook mistreat:mistreating moot:mooted mow:mown name:named offset:offset offshore:offshored,offshoring
	opine:opined,opining outbid:outbid outgrow:outgrew outrun:outran overcome:overcame,overcoming overhear:overheard
	override:overridden,overrode overrun:overran oversee:oversaw,overseen overtake:overtaken,overtook overthrow:overthrew,overthrown
	owe:owed parole:paroled,paroling patrol:patrolled,patrolling persuade:persuaded phone:phoned,phoning plead:pled
	podium:podiumed,podiuming postpone:postponed,postponing premiere:premiered,premiering probe:probed prod:prodded prolong:prolonged
	proscribe:proscribed,proscribing prove:proven pummel:pummelling quake:quaked,quaking quarantine:quarantined,quarantining
	raid:raided,raiding rape:raping rattle:rattled rebuild:rebuilt rebuke:rebuked,rebuking reconcile:reconciled reconvene:reconvened
	reimburse:reimbursing remake:remade repel:repelling repulse:repulsed,repulsing reset:reset resettle:resettled retake:retaken,retook
	retreat:retreating reunite:reunited,reuniting revoke:revoked,revoking rewrite:rewritten,rewrote rid:rid ride:ridden,rode
	ridicule:ridiculed ring:rang,rung riot:rioted riposte:riposted,riposting rise:risen,rose root:rooted rout:routed rule:ruled run:run
	scale:scaled,scaling scuffle:scuffled,scuffling scuttle:scuttled secede:seceded,seceding see:saw,seen sew:sewn
	shake:shaken,shaking,shook shed:shed shell:shelled shine:shone shoot:shot shout:shouted show:shown shrink:shrank,shrunk side:sided
	signal:signalled sing:sang,sung sink:sank,sunk sit:sat slay:slain,slew slide:slid sling:slung solicit:solicited sow:sown
	speak:spoke,spoken speed:sped spell:spelt spill:spilt spin:spun spit:spat spoil:spoilt spring:sprang,sprung steal:stole,stolen
	sting:stung strafe:strafed,strafing strive:striven,strove sublet:subleted,subleting swear:swore,sworn swim:swam,swum swing:swung
	tackle:tackled take:taken tear:tore,torn teargas:teargased,teargases,teargasing telephone:telephoned,telephoning throng:thronged
	throttle:throttled throw:threw,thrown tie:tied topple:toppled,toppling torpedo:torpedoes tout:touted trade:traded
	traffic:trafficed,trafficing tread:trod,trodden trek:trekked,trekking tussle:tussled,tussling undercut:undercuted,undercuting
	undergo:undergoes,underwent underscore:underscored,underscoring undertake:undertaken,undertook
	underwrite:underwriting,underwritten,underwrote unearth:unearthing unite:united,uniting unseat:unseating upbraid:upbraided,upbraiding
	upgrade:upgraded uphold:upheld uproot:uprooted upset:upset veto:vetoes vote:voting wake:woke,woken wear:wore,worn weave:wove,woven
	wed:wed welcome:welcoming win:won wipe:wiped,wiping wiretap:wiretaped withdraw:withdrawn,withdrew withhold:withheld wring:wrung
	write:written,wrote
`

var lemmaOfForm = readVerbForms(verbForms)

func readVerbForms(list string) map[string]string {
	out := make(map[string]string)
	for entry := range strings.FieldsSeq(list) {
		lemma, forms, _ := strings.Cut(entry, ":")
		for form := range strings.SplitSeq(forms, ",") {
			out[form] = lemma
		}
	}
	return out
}

// verbLemma returns the lemma of a listed verb form, or "".
func verbLemma(lower, xpos string) string {
	switch xpos {
	case "VBD", "VBN", "VBG", "VBZ":
		return lemmaOfForm[lower]
	}
	return ""
}
