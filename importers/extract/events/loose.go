package events

import "strings"

// looseWords tell many things, whatever their frames say.
var looseWords = lemmaSet(`ask, offer, attend, pay, see, present, raise, call, control, head, hold, provide, send, share, target, name, agree, become, face, find, perform,
	exhibit, treat, launch, mass, show, give, take, make, get, bring, run, own, lead, open, close, start, begin, move, turn, produce, create, develop,
	design, expand, engage, adopt, need, rent, contract, introduce, feature, repel, import, attribute, reach, add, build, carry, cover, cut, drop, drive,
	extend, fill, follow, grow, hit, join, keep, leave, look, lose, pass, pick, pull, push, put, receive, reveal, set, stop, strike, study, support, train,
	use, watch, talk, speak, chat, ring, phone, phone in, call in, call out, call up, gather, dine, bargain, haggle, deliberate, sit down, get together,
	bring together, lobby, write to, moderate, settle, accept, seal, clinch, commit, guarantee, undertake, swear, volunteer, reconcile, renew, prolong,
	consent, sign on, sign up to, assent, back, stand by, stand behind, get behind, stand with, rally behind, rally around, defend, recognize, recognise,
	honor, honour, compliment, okay, second, champion, espouse, forgive, vindicate, befriend, root for, throw weight, reassure, decorate, exchange, swap,
	trade, coordinate, co-ordinate, partner, ally, unite, pool, hand over, join up, turn over, collaborate, work together, aid, help, assist, grant,
	contribute, deliver, supply, ship, fly, escort, save, shelter, feed, arm, equip, fund, finance, subsidize, subsidise, bankroll, bail out, compensate,
	hand out, distribute, earmark, replenish, ferry, take in, rebuild, reconstruct, pluck, bail, concede, yield, give in, back down, relent, backtrack,
	cave in, climb down, lift, ease, relax, allow, permit, let, back off, commute, exempt, give way, bow to, yield to, give in to, comply with, withdraw,
	pull out, pull back, retreat, relinquish, vacate, cede, free, disarm, give back, fall back, dismantle, scale back, wind down, draw down, disengage,
	let go, liberate, seek, solicit, apply, beg, plead, appeal, press, pressure, lean on, command, moot, nudge, goad, prod, push for, insist on, fault,
	implicate, blast, mock, deride, scold, question, grill, quiz, interview, complain, suspect, probe, look into, take aim, take issue, insult, smear,
	scrutinize, scrutinise, scoff, taunt, ridicule, savage, assail, rebuff, turn down, rule out, balk, baulk, shoot down, block, object, resist, defy,
	obstruct, dispute, contest, challenge, contradict, refute, rebut, abandon, delay, put off, break off, walk out, derail, scupper, shun, push back,
	brush off, brush aside, walk away, back out, throw out, disown, menace, intimidate, rattle, brandish, bluster, chant, boo, rebel, revolt, rise up,
	throng, swarm, jeer, slap, bar, forbid, freeze, punish, discipline, kick out, recall, halt, withhold, downgrade, sever, cut off, prohibit, reinforce,
	station, dispatch, patrol, array, muster, scramble, fortify, beef up, mobilize, mobilise, capture, search, ground, shut down, take over, force, hack,
	snatch, repress, suppress, silence, gag, censor, displace, lock down, abuse, bully, enslave, uproot, kettle, loot, plunder, harass, ambush, fight,
	battle, destroy, beat, fire, harm, occupy, sink, flatten, throttle, smother, pummel, obliterate, annihilate, decimate, wipe out, ram, run over,
	plow into, plough into, drive into, fight back, hit back, strike back, overrun, cross into, infiltrate, lob, hurl, duel, spar, tussle, trade blow,
	poll, rig, campaign, stand for, run for, travel, set off, set out, return, cross, go, land, enter, escape, journey, depart, sail, try, charge, clear,
	uphold, establish, set up, lower, lend, loan, borrow, list, float, collapse, fold, export, manufacture, bid, relocate, earn, license, inject, pour,
	increase, reduce, slash, hike, restructure, repay, default, tender, swamp, topple, plunge, batter, lash, burst, burn, leak, spill, spread, infect,
	engulf, strand, mutate, barrel, blow up, tear through, tip over, overflow, contaminate, pollute, wreck, devastate, bury, mourn, commemorate, starve,
	succumb, play, draw, take on, invent, film, star, celebrate, research, propose to, debut, undergo, headline, compete, qualify, promote, sign, dock,
	orbit, reunite, excavate, synthesize, sequence, clone, exchange gunfire, land on, tackle, host, convene, assemble, take action, procure, roll out,
	snap up, reopen, strengthen tie, stall, sideline, hang up, install, tap, designate, draft, knight,
	tension, crisis, claim`)

// lemmaSet splits a list of lemmas at commas; a lemma may have several words.
func lemmaSet(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range splitLemmas(s) {
		out[w] = true
	}
	return out
}

func splitLemmas(s string) []string {
	var out []string
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.Join(strings.Fields(w), " "); w != "" {
			out = append(out, w)
		}
	}
	return out
}
