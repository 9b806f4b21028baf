"""Numbers that name a thing and are no target: versions, standards, products, classes, idioms. Data only."""

# A number right after one of these belongs to the name.
BEFORE_NUMBER = """
version, v, release, python, java, node, react, angular, vue, django, rails, ruby, php, go, rust, c, swift, kotlin,
scala, windows, macos, ios, android, ubuntu, debian, rhel, kubernetes, k8s, postgres, postgresql, mysql, oracle,
mongodb, redis, spark, hadoop, kafka, terraform, typescript, ecmascript, es, html, css, http, tls, ssl, oauth, saml,
openid connect, oidc, usb, bluetooth, wifi, ipv, llama, gpt, claude, gemini, sap, dynamics, office, excel, sharepoint,
exchange, sql server, visual studio, unity, unreal, log4j, spring, spring boot, .net, dotnet, bootstrap, drupal,
wordpress, magento, jira, web, industry, unicode, iso, iec, iso/iec, rfc, ieee, soc, sox, nist, nist sp, cis, pci dss,
pci-dss, pci, ifrs, ias, asc, gaap, fas, basel, mifid, psd, nis, en, din, iatf, as, ansi, osha, cfr, fda, wcag, owasp
asvs, asvs, slsa, owasp, pep, hl7, fhir, dicom, icd, dsm, section, article, clause, paragraph, annex, appendix,
chapter, schedule, rule, regulation, directive, title, form, schedule k, cve, cwe, eu, jsr, misra, esrs, scope, gdpr,
reg, sfas, csa, bs, itil, cobit, openapi, cvss, level, tier, grade, band, class, category, cat, type, stage, phase,
step, severity, sev, priority, prio, p, l, s, series, zone, wave, horizon, group, cohort, squad, pillar, line,
tranche, batch, lot, round, track, stream, segment, generation, gen, model, mark, mk, part, module, unit, epic,
milestone, goal, objective, kpi, okr, option, scenario, sprint, room, floor, building, gate, dock, bay, ward, route,
highway, terminal, platform, store, branch, site, plant, warehouse, ticket, issue, bug, pr, po, order, invoice, case,
item, task, story, request, incident, change, req, ref, id, nr, ext, phone, tel, page, slide, figure, table, q,
exhibit, question, lane, quadrant, team, area, region, channel, studio, player, agent, bot, hotline, playbook, kata,
area 51, fortune, ftse, s&p, sp, dax, nasdaq, russell, forbes, top, big, cac 40, global, inc, deloitte fast, nikkei,
stoxx, magic quadrant, six sigma, gallup, gallup q12, agenda, vision, horizon europe, route to, catch, covid, psalm,
chatgpt, titan, model s, section 404, formula, expo, world cup, olympics, windows server
"""
# Kept out of the list above when a unit, a comparator or a noun to count follows: "case 5 days", "sprint 3 times".
WEAK = """
release, office, web, industry, class, type, step, stage, line, round, group, batch, store, branch, site, order, case,
item, task, story, request, incident, change, top, big, page, slide, figure, question, go, c, p, l, s, goal,
objective, kpi, sprint, team, issue, bug, ticket, invoice, global, unit, module, area, region, channel, as, exchange,
oracle, part, title, rule, form, agent, room, milestone, platform, agenda, plant, warehouse, en, q, id, po, pr,
severity, priority, cohort, model, track, category, playbook, hotline, player, phone, studio, level, segment, zone,
version, schedule, exhibit, reg, vision, tranche, lot, lane, scenario, option, epic, cvss, ref, spring, unity, rust,
swift, redis, excel, stream, wave, pillar, rails, section, gate, floor, bay, terminal, wcag
"""
# Names and idioms whole; the number inside is none.
IDIOMS = """
happy path, 24/7, 24x7, 24/7/365, 24-7, 365, 9-to-5, 9 to 5, 9-5, nine-to-five, 80/20, 80-20, 50/50, 50-50,
fifty-fifty, 1:1, 1-1, 1-on-1, 360 feedback, 360 review, 360-degree, 360°, 360 degree, 360 view, 360 reviews, 4-eyes,
four-eyes, four eyes, six eyes, a/b, first-class, 10-k, 10-q, 8-k, w-2, w-9, 401(k), 401k, 403(b), 1099, 990, 3-way
match, two-factor, three-way match, two-pizza, one-stop, one-on-one, one-pager, 1-pager, top 10,
top 40 under 40, 40 under 40, 30 under 30, big four, big 4, big five, five whys, 5 whys, six sigma, 4ps, 5cs, 2fa,
3pl, 4pl, n+1, 9-box, nine-box, nine box, 9 box, three lines of defence, three lines of defense, 3 lines of defence,
zero trust, zero-trust, zero-day, zero day, zero-based, day one, day-one, year one, number one priority, one team, one
voice, one-size-fits-all, second-guess, 5 star service, five-star service, 5-star service, white-glove, plan b,
7-eleven, 1password, 911, 112, 999, 404, 500s, 20/20, 10x engineer, 10x engineers, 10x mindset, 10x thinking, 2.0
mindset, first-time-right mindset, 4-day week, four-day week, 12-factor, twelve-factor, 1-2-3, 30-60-90, 30/60/90,
3-2-1, 9001-style, 1-800, 0-day, three musketeers, 4+1, 12 factor, web 2.0, fast five, 3rd party, third party, third
parties, third-party, 1st line, 2nd line, 3rd line, first line, second line, third line, second-line, first-line
"""
