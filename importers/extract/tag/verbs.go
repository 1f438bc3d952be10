package tag

import "strings"

// verbForms holds forms of verbs that the treebank is too small to teach: the
// irregular ones, and regular ones whose ending other verbs share ("raided" and
// "faded", "named" and "planned"). They stand as "lemma:form,form".
const verbForms = `
	accede:acceded,acceding aid:aided air:aired,airing allege:alleging allot:allotted,allotting annex:annexes annul:annulled,annulling
	applaud:applauded,applauding arise:arisen,arose atone:atoned,atoning avenge:avenging awake:awoke axe:axed,axing bake:baked,baking
	barrel:barrelling barricade:barricaded,barricading battle:battled bear:bore,borne beat:beat befall:befell begin:began,begun
	belittle:belittled bend:bent besiege:besieging betroth:betrothing bid:bid bind:bound bite:bit,bitten blame:blamed bleed:bled
	blitz:blitzed,blitzes,blitzing blockade:blockaded,blockading blow:blew,blown boo:booes boot:booted boycott:boycotted,boycotting
	break:broke,broken breed:bred bribe:bribed,bribing bristle:bristled burn:burnt cajole:cajoled,cajoling cancel:cancelling
	cede:ceded,ceding censor:censored chair:chaired,chairing cheat:cheating chide:chided choose:chose,chosen clamor:clamored cling:clung
	clone:cloned,cloning collide:collided combat:combated,combating come:came compel:compelling compete:competed compile:compiled
	concede:conceded condone:condoned,condoning confine:confined control:controlled convene:convened cope:coped
	cripple:crippled,crippling dare:dared,daring debut:debuted,debuting decode:decoded decree:decreed defame:defamed,defaming
	defraud:defrauded,defrauding demote:demoting deplore:deplored,deploring deride:derided dethrone:dethroned,dethroning devote:devoting
	dig:dug disagree:disagreed disburse:disbursed,disbursing dismantle:dismantled disperse:dispersed dissuade:dissuaded,dissuading
	divulge:divulging dole:doled,doling dope:doped,doping downgrade:downgraded dox:doxes draw:drawn,drew dream:dreamt drink:drank,drunk
	drive:driven,drove echo:echoes elope:eloped,eloping embargo:embargoes embezzle:embezzled,embezzling encircle:encircled
	endorse:endorsed,endorsing enroll:enrolled ensnare:ensnared,ensnaring enthrone:enthroned,enthroning entreat:entreated,entreating
	evade:evaded,evading exchange:exchanging exile:exiled,exiling explode:exploded extradite:extradited,extraditing eye:eyed fall:fell
	favor:favored feed:fed fell:felled feud:feuded,feuding fine:fined fix:fixes flare:flared,flaring flee:fled fling:flung float:floated
	flood:flooding flout:flouted fly:flew,flown forbid:forbade,forbidden foresee:foresaw,foreseen forgive:forgave,forgiven forgo:forwent
	forsake:forsaken,forsook frame:framed,framing free:freed freeze:froze,frozen fulfill:fulfilled,fulfilling garrote:garroting
	gas:gassed,gassing gazette:gazetted,gazetting give:gave,given go:went grapple:grappled,grappling grind:ground gripe:griped,griping
	grope:groped,groping grow:grew,grown guillotine:guillotined,guillotining hang:hanged harbor:harbored headbutt:headbutted,headbutting
	heap:heaped heckle:heckled hew:hewn hide:hid,hidden hike:hiked hitchhike:hitchhiked honor:honored hope:hoped ignite:ignited,igniting
	impair:impaired,impairing impale:impaled,impaling impanel:impanelling impede:impeded,impeding implore:implored,imploring
	importune:importuned,importuning incite:incited intercede:interceded,interceding interfere:interfered intervene:intervened
	invade:invaded joke:joked jostle:jostled kettle:kettled kneel:knelt knife:knifed,knifing know:knew,known label:labelling
	lambaste:lambasted,lambasting laud:lauded,lauding leap:leapt lend:lent libel:libelling license:licensing lie:lain,lied light:lit
	loot:looted masquerade:masqueraded massacre:massacred mislead:misled mistake:mistaken,mistook mistreat:mistreated,mistreating
	monitor:monitored moot:mooted mow:mown name:named nix:nixes oblige:obliging offset:offset offshore:offshored,offshoring
	opine:opined,opining outbid:outbid outgrow:outgrew outrun:outran outsell:outsold outvote:outvoting overcome:overcame,overcoming
	overhear:overheard override:overridden,overrode overrule:overruled,overruling overrun:overran oversee:oversaw,overseen
	overtake:overtaken,overtook overthrow:overthrew,overthrown owe:owed pair:paired parole:paroled,paroling patrol:patrolled,patrolling
	persuade:persuaded phone:phoned,phoning pile:piled,piling pilot:piloted plead:pled plunge:plunging podium:podiumed,podiuming
	postpone:postponed,postponing premiere:premiered,premiering preside:presided probe:probed prod:prodded prolong:prolonged
	proscribe:proscribed,proscribing prove:proven provoke:provoked,provoking prune:pruned,pruning pummel:pummelling
	quadruple:quadrupled,quadrupling quake:quaked,quaking quarantine:quarantined,quarantining quell:quelled quiz:quizzed,quizzes,quizzing
	raid:raided,raiding rape:raping rattle:rattled rebuild:rebuilt rebuke:rebuked,rebuking recede:receded,receding
	recite:recited,reciting reconcile:reconciled reconvene:reconvened reignite:reignited,reigniting reimburse:reimbursing remake:remade
	rename:renamed,renaming repel:repelling repulse:repulsed,repulsing reset:reset resettle:resettled reshape:reshaping
	reshuffle:reshuffled,reshuffling retake:retaken,retook retreat:retreated,retreating reunite:reunited,reuniting
	revere:revered,revering reverse:reversed,reversing revoke:revoked,revoking rewrite:rewritten,rewrote rid:rid ride:ridden,rode
	ridicule:ridiculed ring:rang,rung riot:rioted riposte:riposted,riposting rise:risen,rose root:rooted rout:routed rule:ruled run:run
	scale:scaled,scaling scapegoat:scapegoated scare:scared schedule:scheduled scuffle:scuffled,scuffling scuttle:scuttled
	secede:seceded,seceding see:saw,seen sew:sewn shake:shaken,shaking,shook shed:shed shell:shelled shine:shone shoot:shot
	shore:shored,shoring shout:shouted show:shown shrink:shrank,shrunk side:sided signal:signalled sing:sang,sung sink:sank,sunk sit:sat
	slay:slain,slew slide:slid sling:slung slope:sloped,sloping smile:smiled snare:snared,snaring snipe:sniped,sniping solicit:solicited
	sow:sown speak:spoke,spoken speed:sped spell:spelt spill:spilt spin:spun spit:spat spoil:spoilt sponsor:sponsored
	spring:sprang,sprung squat:squated,squating stampede:stampeded,stampeding steal:stole,stolen stifle:stifled,stifling sting:stung
	stoke:stoked,stoking stone:stoned,stoning strafe:strafed,strafing strive:striven,strove sublet:subleted,subleting
	summons:summonsed,summonses supersede:superseded swear:swore,sworn swim:swam,swum swing:swung tackle:tackled take:taken tape:taping
	tax:taxes tear:tore,torn teargas:teargased,teargases,teargasing telephone:telephoned,telephoning throng:thronged throttle:throttled
	throw:threw,thrown tie:tied topple:toppled,toppling torpedo:torpedoes tout:touted trade:traded
	traffic:trafficed,trafficing,trafficked,trafficking trample:trampled,trampling traverse:traversed,traversing tread:trod,trodden
	trek:trekked,trekking triple:tripled,tripling tune:tuned,tuning tussle:tussled,tussling undercut:undercuted,undercuting
	undergo:undergoes,underwent underscore:underscored,underscoring undertake:undertaken,undertook
	underwrite:underwriting,underwritten,underwrote unearth:unearthing unite:united,uniting unseat:unseated,unseating
	upbraid:upbraided,upbraiding upgrade:upgraded uphold:upheld uproot:uprooted upset:upset veto:vetoes vie:vied,vies void:voiding
	vote:voting wake:woke,woken wane:waned waste:wasted wear:wore,worn weave:wove,woven wed:wed welcome:welcoming
	wholesale:wholesaled,wholesaling win:won wipe:wiped,wiping wiretap:wiretaped withdraw:withdrawn,withdrew withhold:withheld
	wrestle:wrestled wring:wrung write:written,wrote
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
