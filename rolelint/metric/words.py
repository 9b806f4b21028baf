"""Hard elements, soft words and the rest of the vocabulary by which a clause is judged. Data only; each entry once."""

# H6: a yes/no predicate over a concrete artefact or configuration.
BOOLEAN = """
automated, enabled, enforced, published, deployed, launched, shipped, signed, encrypted, configured, documented,
migrated, implemented, in place, set up, supported, available, approved, recorded, mitigated, installed, adopted,
set-up, in-place
"""
# Imperatives of the same: "publish the salary bands".
BOOLEAN_VERBS = """
automate, enable, enforce, publish, deploy, launch, ship, encrypt, configure, migrate, implement, install, adopt,
sign, roll out
"""
# H3: what makes a thing with a date checkable, beside the predicates above.
FINISHED = """
certified, delivered, finished, completed, complete, completes, done, issued, released, closed, passed, opened,
submitted, upgraded, go-live, opens, closes, moves, finishes, starts, go live, disabled, switched off, turned off,
shut down, taken down, eliminated, fixed, resolved, cleared, goes live, retired, live, in production, rolled out,
decommissioned, merged, filed, handed over, hired, onboarded, filled, started, signed off, sign-off, accredited,
audited, executed, held, run, open, close, complete the, finish, deliver, release, submit, upgrade, retire,
decommission, file, hire, fill, onboard, launches, ships, replaced, replace, moved, move, switched, switch, cut over,
renewed, renew, trained, train, removed, remove, tested, built, build, created, create, reviewed, paid, sent, produce,
produced, appointed, appoint, negotiated, negotiate, drafted, draft, finalised, finalized, agreed, ratified,
integrated, introduced, introduce, established, establish, obtained, obtain, achieved, consolidated, consolidate,
closed out, in use, operational, connected, rebuilt, redesigned, relocated, listed, presented, reported,
hand over, hold, secure, secured, tendered, awarded, issue, pass, phased out, phase out, sunset, updated, chosen,
selected, select, select a, defined, define, calculated, set, posted, mailed, distributed, transferred, unified,
booked
"""
# H2: events and artefacts that somebody can see happen.
EVENTS = """
report, review, audit, backup, drill, restore drill, triage, stand-up, standup, retro, retrospective, digest,
newsletter, dashboard, demo, interview, survey, test, scan, release, deploy, deployment, meeting, session, workshop,
training, webinar, post, blog post, article, check-in, forecast, close, reconciliation, payroll, inspection, sync,
planning, roadmap, roadmap review, briefing, brief, summary, bulletin, experiment, exercise, restore, failover,
failover test, penetration test, pen test, patch, patching, update, status update, changelog, release notes,
statement, presentation, town hall, all-hands, office hours, visit, call, check, export, snapshot, build, rotation,
one-on-one, 1:1, calibration, feedback session, assessment, simulation, rehearsal, fire drill, tabletop, tabletop
exercise, health check, usability test, user test, campaign, email, mailing, publication, minutes, log, log review,
access review, recertification, risk assessment, business review, qbr, account review, pipeline review, forecast call,
budget review, invoice, invoicing, bank reconciliation, stocktake, inventory count, count, cycle count, maintenance,
maintenance window, calendar, refresh, sweep, pulse, pulse survey, poll, huddle, podcast, video, case study,
lunch-and-learn, hackathon, game day, gameday, postmortem, post-mortem, demo day, board pack, pack, scorecard, memo,
note, plan, draft, batch, run, job, import, import run, ship, shipment, delivery, order, hire, tour, roundtable,
panel, focus group, a/b test, screening, sampling, measurement, readout, evaluation, appraisal, performance review,
stakeholder review, design review, design critique, critique, code review, security review, architecture review,
walkthrough, walk-through, gemba walk, walk, round, ward round, huddles, meetup, conference, tabletop test, phishing
test, phishing simulation, disaster recovery test, dr test, load test, smoke test, regression run, retraining,
renewal, attestation, filing, tax filing, vat return, return, submission, book, ledger, close report, cash forecast,
variance report, variance analysis, market scan, competitor scan, research report, trend report, kpi report, okr
review, planning meeting, 1-on-1, rotation of keys, key rotation, cleanup, clean-up, grooming, refinement, backlog
refinement, sprint review, sprint demo, showcase, announcement, message, letter, questionnaire, checklist, inspection
round, safety walk, table-top, sign-off, approval, vote, sprint planning, touches, commit, merge, pull request, pr,
ticket, bug, digest email, q&a, ama, open day, readme, transcript, vulnerability scan, dependency update, coaching
session, mentoring session, feedback, feedback round, talk, course, class, lesson plan, site visit, customer visit,
ride-along, consultation, newsletter issue, blog, catch-up, synthesis, stress test, red-team exercise, penetration
testing, user testing, ceremony
"""
# What a cadence may repeat in the form of a predicate.
ACTS = """
executed, run, runs, ran, sent, published, reviewed, updated, tested, retrained, refreshed, reconciled, rotated,
patched, tracked, audited, checked, inspected, verified, validated, re-approved, approved, reported, shared, issued,
delivered, held, conducted, performed, completed, done, released, deployed, shipped, exported, backed up, restored,
calibrated, reassessed, assessed, measured, collected, archived, cleaned, scanned, posted, presented, circulated,
distributed, rehearsed, exercised, drilled, recertified, re-certified, revised, submitted, filed, invoiced, paid,
counted, surveyed, interviewed, sampled, logged, recorded, monitored, signed off, re-tested, retested, renewed,
replaced, closed, produced, sends, publishes, ships, deploys, release, deploy, publish, send, rehearse, review, test,
run through, polled, renewal, meets, meet, posts, updates, refreshes, rebuilt, discussed, re-estimated, groomed,
pruned, purged, walked, serviced, maintained by, read out, played back, benchmarked, recalculated, re-forecast,
reforecast, re-ranked, trained, retired, visited, called, contacted, demonstrated, demoed, deleted, documented,
enforced, triaged, synced
"""
# Nouns that a cadence does not make observable, and that "100% of" does not make recordable.
SOFT = """
excellence, collaboration, communication, growth mindset, learning, alignment, mindset, focus, transparency, support,
ownership, progress, teamwork, creativity, passion, dedication, commitment, effort, attitude, energy, enthusiasm,
partnership, innovation, improvement, continuous improvement, insight, motivation, leadership, mentorship, mentoring,
coaching, guidance, empathy, curiosity, integrity, accountability, professionalism, responsiveness, agility,
attention, care, discipline, trust-building, team spirit, spirit, culture, inspiration, optimism, positivity, respect,
loyalty, sharing, knowledge sharing, cooperation, coordination, engagement with peers, drive, hustle, contribution,
idea, involvement, interaction, presence, visibility, value, impact, business impact, success, okr achievement,
achievement, goal achievement, networking, reflection, exploration, thinking, strategic thinking, problem solving,
stewardship, advocacy, dialogue, conversation, encouragement, exchange, awareness-raising, joy, fun, perfection,
mastery, clarity, confidence, momentum, rhythm, harmony, awareness, engagement, work, activity, input, outreach,
evangelism, connection, vigilance, oversight, ambition, wins, win, brilliance, superb service, resilience,
storytelling, honesty, openness, initiative, touch
"""
FEELING = """
happy, delighted, satisfied, feel, feels, feeling, felt, love, loves, loved, enjoy, enjoys, proud, excited, motivated,
inspired, engaged, heard, valued, confident, comfortable, thrilled, wowed, aligned, impressed, empowered, grateful,
welcome, respected, supported emotionally, cheerful, pleased, content, trusts, trust each other, smiling, energised,
energized, at ease, safe to speak, understood, appreciated, amazed, included, informed, on board, on the same page,
bought in, listened to, looked after, at home, enthusiastic, committed, fulfilled, cared for, relaxed, passionate,
curious, buy-in, believes, believe, smile, inspiring, exciting, uplifting, motivating, delightful, thrilling, welcoming,
heart-warming, heartwarming, captivating, magical, thought-provoking, unforgettable, joyful
"""
# Rhetorical quantity over something that nobody can record.
RHETORICAL = """
hard feelings, surprise, drama, compromise, excuse, regret, friction, hassle, headache, worry, worries, silo, ego,
problem, issue, doubt, confusion, misunderstanding, nonsense, blame, panic, chaos, shortcut, bottleneck, roadblock,
frustration, stress, fuss, politics, pain, pain point, weak link, loose ends, loose end, gap, concern, disappointment,
ambiguity, room for error, bureaucracy, micromanagement, limits, boundaries, stone unturned, distraction, sloppy work,
fear, clutter, complaints culture, bad day, bad days, unhappy faces, tolerance, waste of time, nasty surprises,
difficulty, difficulties, mess, conflict, gossip, inefficiency, inefficiencies, snag, hiccup, hiccups, firefighting,
rough edges, jargon, assumption, inference, unpleasantness, finger-pointing, grumbling, negativity, bad vibes,
trouble, worries at all, barrier, blind spot, guesswork
"""
# Said of an unrecorded noun, a quality that somebody classes: then zero of it can be counted.
RECORDED_QUALITY = """
open, overdue, reported, security, production, sev-1, sev-2, p0, p1, p2, blocker, blocking, known, audit, critical,
unresolved, regulatory, escalated, logged, high-severity, recorded, severity, compliance, safety, accessibility,
console, a11y, data quality, filed, outstanding, post-release, post-launch, customer-reported
"""
ATTITUDE = """
passion, mindset, mentality, attitude, skills, skill, knowledge, expertise, experience, instinct, thinking, hunger,
curiosity, grit, flair, enthusiasm, empathy, humility, ownership mindset, leadership, calm, calm leadership, spirit,
ability, aptitude, understanding, familiarity, fluency, command, proficiency, know-how, awareness, mastery, character,
charisma, resilience, integrity, openness, honesty, initiative, hunter, patience, courage, creativity, discipline,
dedication, commitment, love, thirst, eye, sense, trust, judgement, judgment, intuition, confidence, presence, talent,
motivation, drive, energy
"""
ACTIVITY = """
attends, attend, collaborates, collaborate, participates, participate, joins, join, supports, support, advises,
advise, helps, help, assists, assist, works with, work with, works, work, works closely, coordinates, coordinate,
contributes, contribute, manages, manage, leads, lead, prepares, prepare, solves, solve, sells, sell, writes, write,
mentors, mentor, coaches, coach, communicates, communicate, facilitates, facilitate, monitors, monitor, oversees,
oversee, handles, handle, engages with, liaises, liaise, partners with, partner with, presents, maintains, maintain,
reviews, answers, answer, meets with, talks, talk to, shares, share, takes part, discusses, discuss, researches,
research, analyses, analyzes, analyze, plans, designs, tests, develops, develop, owns, own, guides, guide, teaches,
teach, runs, does, performs, perform, conducts, conduct, investigates, investigate, explores, explore, listens,
listen, follows, follow, stays current, keeps up, interacts, serves, serve, interfaces, represents, represent,
provides, provide, creates, gathers, gather, involved, responsible, tracks, track, looks after, documents decisions,
checks, onboards, creating, processes, organises, organizes, organise, organize, calls, visits
"""
TAUTOLOGY = """
goals, goal, objectives, objective, expectations, expectation, targets, target, tasks, task, requirements, success,
job, duties, duty, kpis, okrs, commitments, deliverables, assignments, responsibilities, as planned, as expected, as
required, as needed, when needed, standards, needs, as intended, as agreed, successfully
"""
TAUTOLOGY_VERBS = """
met, meet, meets, accomplished, achieved, achieve, achieves, completed, complete, fulfilled, fulfil, fulfills,
executed, exceeded, exceed, exceeds, done, reached, satisfied, delivered, deliver, finished, hit, hits, works,
handled, performed
"""
UP = """
increase, increases, increased, increasing, grow, grows, grew, growing, raise, raises, raised, raising, boost, boosts,
boosted, lift, lifts, lifted, rise, rises, rising, expand, expands, maximise, maximize, more, higher, growth, uplift,
uplifts, gains in, gain, gains, up, drive up, bring up, upward, greater, larger, scale up, accelerate, accelerates,
extend, widen, climb, climbs, strengthen, drive, drives, promote, promotes, uptick, higher than, greater than, more
than, larger than, trending up, upward trend, on the rise, rising trend, deepen
"""
DOWN = """
reduce, reduces, reduced, reducing, cut, cuts, cutting, decrease, decreases, decreased, decreasing, lower, lowers,
lowered, fewer, less, shrink, shrinks, shrunk, drop, drops, dropped, dropping, fall, falls, falling, decline,
declines, declining, minimise, minimises, minimize, minimizes, shorten, shortens, shortened, shorter, smaller,
cheaper, reduction, saving of, down, trim, trims, trimmed, slash, slashed, bring down, brought down, driven down,
drive down, lower than, fewer than, less than, cheaper than, smaller than, shorter than, trending down, downward
trend, shave, eliminate, eliminates, downward, halving of, lighter, compress, curb, slower, lessen, reductions,
decreases in, declines in, save, saves
"""
BETTER = """
improve, improves, improved, improving, improvement, improvements, enhancements, faster, better, quicker, optimise,
optimises, optimize, optimizes, optimised, optimized, speed up, speeds up, enhance, enhances, enhanced, enhancement,
streamline, streamlines, sharpen, accelerated, speedup, upgrade in, better than, faster than, quicker than, trending
better, optimisation, optimization, outperform, outperforms, advance
"""
# Levels are kept, not changed, by these.
HOLD = """
keep, keeps, kept, maintain at, hold at, stay, stays, stayed, remain, remains, is, are, was, were, be, hold, holds,
sit, sits, come in, comes in, come, comes, land, lands, settle, settles, run at, runs at, maintained, sustain,
sustains, sustained, stabilise, achieve at, averages at, takes, take, last, lasts, hover, hovers, ends, end, finishes,
must, should, shall, will, can, has, have, had, does, do, bring in, brings in, spends, spend on, cost us, gets, get,
makes
"""
VAGUE = """
comprehensive, robust, proactive, proactively, effective, effectively, efficient, efficiently, timely, seamless,
seamlessly, high-quality, scalable, reliable, reliably, consistent, consistently, continuous, continuously, regular,
regularly, real-time, appropriate, appropriately, optimal, thorough, thoroughly, clean, smooth, smoothly, clear,
clearly, strong, minimal, near-zero, near zero, close to zero, almost zero, aligned, world-class, best practice,
best-in-class, best-practice, meaningful, good, great, excellent, outstanding quality, simple, fast, friendly,
readable, elegant, well-structured, beautiful, usable, intuitive, rigorous, sensible, sensibly, prudent, transparent,
sustainable, inclusive, memorable, deep, helpful, polite, crisp, neat, well, correct, correctly, proper, properly,
adequate, adequately, sufficient, quick, quickly, rapid, rapidly, prompt, promptly, responsive, flexible, modern,
innovative, creative, impactful, measurable, actionable, useful, valuable, high, low, rare, short, lean, agile,
secure, safe, stable, resilient, maintainable, well-tuned, well-documented, well-tested, well-organised,
well-organized, layered, patient, kind, caring, positive, engaging, compelling, polished, cohesive, coherent, logical,
natural, accurate, accurately, precise, detailed, solid, sound, trusted, professional, exceptional, superb, stellar,
flawless, flawlessly, frictionless, effortless, delightful, strategic, data-driven, customer-centric, user-centric,
user-friendly, outcome-oriented, empowered, cross-functional, collaborative, constructive, open-minded, honest, fair,
balanced, mature, pragmatic, sane, tidy, healthy, happy, stunning, impressive, confident, calm, significant,
significantly, substantial, substantially, considerable, noticeable, dramatically, major, minor, relevant, critical
thinking, frequent, frequently, often, rarely, fully, validated, streamlined, unified, harmonious, holistic,
end-to-end, state-of-the-art, cutting-edge, top-notch, first-class, first-rate, sleek, lightweight, easy, easily,
mindful, thoughtful, considerate, dependable, always-on, low-risk, cost-effective, productive, successful, ambitious,
realistic, credible, plausible, reasonable, acceptable, manageable, ongoing, constant, constantly, carefully,
diligent, diligently, conscientious, bold, fresh, current content, up-to-date, up to date, on point, appealing,
attractive, vibrant, authentic, distinctive, nice, pleasant, warm, welcoming, supportive, respectful, tactful,
ethical, green, unmatched, sterling, stringent, tight, well-managed, well-run, well-written, well-designed, sharp,
lasting, broad, rich, genuine, human, graceful, gracefully, everywhere, impeccable, tasteful, insightful
"""
FUZZY = """
several, a few, few, many, most, majority, the majority, a majority, the vast majority, vast majority, a couple,
couple of, a couple of, numerous, multiple, various, plenty, lots of, a lot of, a number of, a handful, handful,
dozens, hundreds, thousands, much, some
"""
PLACEHOLDERS = """
x, n, tbd, tbc, tba, xx, xxx, nn, n.n., y, to be determined, to be defined, to be confirmed, ???, ??, n/a, n.a., xy,
zz
"""
# H5: a number that exists but is not written down.
REFERENCES = """
sla, slas, slo, slos, on budget, on time, on-time, on schedule, on-schedule, on-budget, quota, within budget, under
budget, in budget, to budget, to plan, on plan, plan, under plan, over plan, above plan, within plan, industry
average, industry norm, industry benchmark, industry median, industry standard rate, market average, market median,
sector norm, sector average, sector median, peer benchmark, peer average, peer median, peer group, competitor,
competitor benchmark, competitor average, competition, budget, schedule, error budget, within tolerance, within spec,
contract terms, contractual limit, contractual terms, service level, service levels, service-level agreement, service
level agreement, legal limit, statutory limit, regulatory limit, threshold, thresholds, policy threshold, policy
thresholds, latency budget, benchmark of the industry, national average, national benchmark, cost ceiling, ahead of
schedule, agreed budget, capacity limit, budget constraints, in spec, sales quota, forecast, market rate, ola,
deadline, deadlines, due date, committed date
"""
# Named so, an event that an H5 word turns into a reference target must follow one of these, or stand alone.
REFERENCE_LINKS = """
within, inside, meets, meet, met, meeting, above, below, under, over, exceeds, exceed, beats, beat, in line with,
against, according to, per, to, on, at, hit, hits, attained, attainment, adherence, compliance, respected, by, the,
vs, ahead of, than, outperforms, matches, kept, achieved, reached, before, under the, stays within, stay within
"""
DELIVERABLES = """
report, certificate, certification, contract, policy, handbook, playbook, runbook, portal, app, website, feature,
platform, office, prototype, mvp, beta, roadmap, strategy, plan, template, documentation, catalogue, catalog,
migration, audit, training, campaign, budget, rebrand, pilot, integration, module, release, upgrade, attestation,
accreditation, filing, statement, tender, proposal, agreement, launch, rollout, roll-out, go-live, implementation,
deployment, redesign, relocation, closing, accounts, review, close, guide, design, specification, dashboard, system,
tool, product, site, survey, analysis, study, version, prototype tested, framework, process, programme, program, hire,
intranet
"""
STANDARDS = """
iso, iec, soc, soc 2, soc 1, wcag, gdpr, hipaa, pci, pci dss, pci-dss, sox, ccpa, openapi, ifrs, gaap, us gaap, nist,
nist csf, cis, fedramp, hitrust, owasp, owasp asvs, asvs, slsa, tisax, dora, nis2, mifid, mifid ii, basel, solvency
ii, gxp, gmp, gcp good clinical practice, fda, ferpa, ada, section 508, en, din, itil, tls, oauth, saml, openid
connect, fhir, hl7, ieee, rfc, osha, reach regulation, rohs, csrd, esg reporting standard, esrs, psd2, eidas, pipeda,
lgpd, hacc, haccp, mdr, ivdr, misra, misra c, autosar, aspice, cmmi, cobit, coso, cyber essentials, cyber essentials
plus, essential eight, bsi, nen, ansi, sec, finra, aml, kyc, glba, coppa, jsr, act, ai act, eu ai act, labour law,
employment law, data protection act, html, json schema, semver, pep 8, posix, ecma, unicode, jci, cqc, weee
"""
STANDARD_TESTS = """
compliance, conformance, adherence, compliant, conformant, conform, conforms, comply, complies, conformity
"""
STANDARD_LEVELS = """
aa, aaa, type i, type ii, type 1, type 2, level a, level aa, level aaa, level 1, level 2, level 3, level 4, moderate,
high impact, class a, class c, tier 2 certificate, saq-a, saq-d, asil-d, asil-b
"""
CERTIFICATES = """
certificate, certified, certification, attestation, attested, passed audit, audit passed, accreditation, accredited,
recertification, audit report, recertified
"""
UNIDENTIFIED = """
baseline, current, currently, level, before, today, now, present, existing, status quo, previously, usual, normal,
ever, earlier, past, point, starting, where we are, right, state, previous, that, time, anticipated, expected,
initial, what we have, previous levels, original, levels
"""
TIME_BASES = """
year over year, year-over-year, yoy, year on year, year-on-year, month over month, month-over-month, mom, month on
month, month-on-month, quarter over quarter, quarter-over-quarter, qoq, quarter on quarter, quarter-on-quarter, week
over week, week-over-week, wow, week on week, week-on-week, sprint over sprint, sprint-over-sprint, release over
release, y/y, q/q, m/m, each year compounding, y-o-y, q-o-q, day over day, day-over-day, release-over-release
"""
LINKS = """
than, vs, vs., versus, compared to, compared with, against, relative to, over, since, in comparison to, in comparison
with, lower than, fewer than, less than, cheaper than, smaller than, shorter than, higher than, greater than, more
than, larger than, better than, faster than, quicker than, as in, from, on, below, above
"""
TARGETING = "targeting, target, aiming for, goal, aim, aiming at, target of, target is, goal of"
STOP = """
a, an, the, of, for, to, in, on, at, by, with, from, and, or, per, each, every, all, any, as, that, which, who, whose,
this, these, those, their, its, our, your, his, her, it, they, we, us, them, not, no, if, when, while, than, then, so,
also, only, just, both, into, onto, across, through, throughout, between, among, after, during, until, upon, within,
without, via, e.g., i.e., etc, least, given, against, up, there, be, been, being, out, off, total, new one, done in,
measured, hit, score of, rate of, number of, amount of, number, overall, average of, level of, per-person, time frame,
basis, ever, rolling, trailing, consecutive, calendar, window, period, fiscal, working, business, end, start, first,
next, following, half, last, previous, same, single, cases, most of, year-round, but, however, because, must, may,
might, would, could, without any, not a single, not one, no one, no-one
"""
