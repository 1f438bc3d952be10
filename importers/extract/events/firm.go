package events

// firmWords tell an event of their type nearly wherever somebody named takes part:
// chosen for what they mean, most of them before any page was judged by them.
var firmWords = lemmaSet(`accuse, condemn, denounce, criticise, criticize, slam, lash out, blame, indict, charge, summon, rebuke, decry, deplore, lambast, castigate, berate,
	allege, ratify, pledge, vow, rescue, evacuate, donate, appoint, reappoint, swear in, nominate, inaugurate, take office, crown, take power, reinstate,
	kill, murder, assassinate, shoot dead, shoot down, stab, stab to death, bomb, bombard, shell, invade, wound, injure, rape, assault, ambush, execute,
	besiege, lay siege, behead, torture, lynch, gun down, open fire, hang, shoot, airstrike, air strike, missile strike, drone strike, invasion,
	massacre, killing, assassination, terrorist attack, terror attack, shelling, bombing, shooting, stabbing, suicide bombing, missile attack, drone
	attack, rocket attack, car bombing, raid, acquire, purchase, buy, acquisition, takeover, merge, merger, buyout, divest, arrest, detain, jail,
	imprison, abduct, kidnap, evict, deport, extradite, hold hostage, take hostage, take into custody, place under arrest, apprehend, confiscate,
	expropriate, handcuff, interrogate, round up, nab, detention, kidnapping, extradition, deportation, coup, crackdown, meet, negotiate, phone,
	telephone, phone call, telephone call, video call, courtesy call, peace talk, summit, visit, die, drown, pass away, succumb, starve, crash, erupt,
	collide, capsize, derail, earthquake, plane crash, helicopter crash, explosion, explode, collision, shipwreck, elect, re-elect, reelect, general
	election, presidential election, deploy, mobilize, mobilise, nuclear test, fire missile, beat, defeat, marry, rout, protest, demonstrate, take to
	street, deny, reject, dispute, refute, rebut, dismiss, cancel, call off, turn down, rule out, veto, withdraw from, rebuff, urge, call on, call for,
	demand, appeal to, beg, exhort, implore, resign, step down, sack, oust, impeach, depose, fire, resignation, ouster, leave office, quit, retire, flee,
	free, fine, sanction, blacklist, expel, embargo, outlaw, praise, hail, congratulate, commend, apologize, apologise, endorse, laud, applaud,
	condolence, threaten, threaten with, arrive, travel, fly, convict, sentence, plead, plead guilty, plead not guilty, testify, acquit, sue, find
	guilty, prosecute, appear in court, appear before court, lawsuit, conviction, sentencing, arrest warrant, bear,
	invite, unveil, born, overthrow, pardon, co-found, move to, negotiation, criticism, trip`)
