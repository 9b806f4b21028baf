"""What is measured: indicators and the way they should go, counted things, marks of states. Data only.

Each entry stands once; plural forms of nouns are made when the tables are compiled.
"""

HIGHER = """
occupancy, enrolment, uptake, take-up, remediation, closure rate, fix rate, reply rate, placement rate, uptime,
availability, coverage, accuracy, precision, recall, conversion, conversion rate, retention, retention rate, adoption,
adoption rate, satisfaction, nps, enps, margin, win rate, pass rate, response rate, acceptance rate, throughput, roi,
roas, revenue, deploy frequency, deployment frequency, csat, net promoter score, completion, completion rate, success
rate, engagement, engagement score, productivity, efficiency, reliability, freshness, data freshness, reuse,
automation, deflection, occupancy rate, fill rate, hit rate, open rate, click rate, click-through rate, ctr, share of
voice, market share, renewal rate, renewals, gross retention, net retention, net revenue retention, nrr, grr,
activation, activation rate, stickiness, ltv, lifetime value, arr, mrr, bookings, sales, savings, cost savings,
ebitda, profit, gross margin, pipeline coverage, yield, utility, participation, participation rate, attendance, show
rate, completeness, compliance, adherence, conformance, attainment, quota attainment, achievement, fulfilment,
fulfillment, delivery rate, deliverability, resolution rate, first contact resolution, first-contact resolution, fcr,
first-call resolution, self-service, self-service rate, helpfulness, quality score, lighthouse, lighthouse score,
health score, maturity score, awareness, brand recall, reach, traffic growth, impressions, growth, growth rate,
recovery rate, containment rate, catch rate, detection rate, mtbf, time between failures, cash flow, runway,
collection rate, on-time rate, punctuality, predictability, usability, usability score, sus, apdex, f1, auc, kappa,
r², gini, mutation score, approval rate, response quality, promotion rate, representation, diversity, referral rate,
offer acceptance, internal mobility, learning hours, training hours, training, readiness, crash-free sessions,
crash-free rate, crash-free, subscriber, subscriber growth, follower, member, sign-up rate, signup rate, opt-in rate,
trial-to-paid rate, demo-to-proposal rate, upsell, cross-sell, expansion, expansion revenue, average order value, aov,
basket size, deal size, contract value, acv, arpu, arpa, revenue per employee, sales per square metre, turnover rate
of stock, stock turns, inventory turns, on-time delivery, otif, oee, first-pass yield, first pass yield, right first
time, pull-through, cache hit rate, hit ratio, success ratio, eligibility, correctness, f1-score, trust, trust score,
confidence, knowledge score, happiness, ai share, reusability, traceability, backup success, restore success,
inclusion score, inclusion index, engagement index, survey response, usage, active usage, daily active users, weekly
active users, monthly active users, dau, wau, mau, visits, sessions, views, downloads, installs, pass, percentile
rank, speed, performance, velocity, quality, earnings, income, liquidity, bandwidth, battery life, survival rate,
immunisation rate, hand hygiene, ltv:cac, contribution margin, operating margin, cash conversion, forecast accuracy,
stock accuracy, schema coverage, test coverage, code coverage, branch coverage, recovery, recoveries, retention of
staff, donations, funds raised, grant income, psi of fit, silhouette score, ndcg, map score, bleu, rouge
"""
LOWER = """
latency, cycle time, lead time, mttr, mttd, mtta, mttf to repair, error rate, failure rate, defect rate, churn, churn
rate, attrition, attrition rate, bounce rate, no-show, no-show rate, incident, cost, cac, dso, downtime, false
positive, false-positive rate, false positive rate, false negative, variance, turnaround, turnaround time, response
time, resolution time, time, duration, delay, wait, waiting time, wait time, queue, queue time, hold time, handling
time, aht, handle time, load time, build time, page weight, bundle size, memory, memory usage, image size, binary
size, startup, startup time, lag, jitter, rto, rpo, lcp, cls, inp, fid, ttfb, ttfp, backlog, debt, technical debt,
bug, defect, error, failure, outage, breach, leak, escalation, complaint, hotfix, regression, rollback, crash, crash
rate, alert, page fault, pager alert, violation, finding, vulnerability, vulnerabilities, exposure, risk, fraud, loss,
losses, shrinkage, waste, rework, scrap, returns, return rate, refund, refund rate, chargeback, dispute, abandonment,
abandonment rate, cart abandonment, drop-off, drop-off rate, unsubscribe, unsubscribe rate, spam rate, spam complaint,
expense, spend, spending, overhead, budget overrun, overrun, overspend, cloud spend, cloud cost, burn, burn rate,
price variance, overtime, absence, absence rate, absenteeism, sick days, sick leave, vacancy, vacancy rate, turnover,
staff turnover, regretted attrition, time to hire, time to fill, time to resolution, escape rate, defect escape rate,
escaped defect, flake rate, flakiness, noise, noise ratio, alert noise, toil, duplicate, duplicate rate, null rate,
missing value, missing values, drift, staleness, stale, exceptions, exception, failed, failing, broken, lost, missed,
overdue, late, rejected, reopened, unresolved, unanswered, unassigned, unplanned, unpaid, unclear, expired, expiring,
abandoned, cancelled, canceled, delayed, blocked, disputed, returned, duplicated, uncovered, orphaned, unpatched,
wasted, idle, reopen rate, rejection rate, contact rate, cost per lead, cost per hire, cpa, cpc, cpl, cpm, cpi, wer,
word error rate, latency p95, mae, rmse, mape, mean absolute error, forecast error, deviation, discrepancy,
discrepancies, mismatch, mistake, correction, restatement, adjustment, write-off, bad debt, days sales outstanding,
cash conversion cycle, receivables, overdue receivables, payables overdue, dpd, default rate, loss ratio, accident,
injury, injuries, near miss, fall, infection, readmission, readmission rate, mortality, falls, ltifr, trir, emission,
emissions, energy use, power draw, cpu, cpu load, cpu usage, ram, disk usage, battery drain, size, package size,
complexity, cyclomatic complexity, duplication, code duplication, coupling, lint warning, warning, lint error, typo,
interruption, handoff, handover loss, touchpoint, ticket backlog, ticket age, age, effort score, ces, customer effort
score, dropout, dropout rate, churned, churned accounts, interruptions, misses, blocker, stockout, stock-out,
spoilage, complaint rate, complaints, rate of errors, cvss, dead code, contractor spend, travel costs, cost of sales,
turnover intention, grievance, litigation, penalty, penalties, fine, claim, claims, lawsuit, lapse, breaches, outages,
failover time, reaction time, recovery time, onboarding time, ramp time, ramp-up time, time to first, time to value,
time to, turn time, setup time, changeover time, review time, execution time, processing time, approval time, delivery
time, cycle, page load, load on reviewers, on-call load, friction, missed deadlines, change failure rate, cfr, error
budget burn, throttling, timeouts, timeout, retry rate, packet loss, data loss, frame drops, dropped frames, stale
branches, unread alerts, false alarm, nuisance alarm, onboarding, psi, shortage, warranty claim, audit finding,
nonconformity, nonconformities, non-conformity, time-to-market, time-to-hire, time-to-fill, time to market,
time-to-value, ageing, carbon footprint, footprint, cost-income ratio, leakage, revenue leakage, spillage, idle time,
dwell, cold start, cold starts, tail latency, mean time to, gas consumption, inventory shrinkage, escalation rate,
transfer rate, recontact rate, repeat contact, repeat contacts, dead links, broken links
"""
NEUTRAL = """
utilisation, utilization, headcount, team size, ticket volume, traffic mix, revenue mix, mix, meeting hours, meeting,
discount, inventory, inventory level, story points, price, span of control, volume, call volume, staffing level,
staffing, capacity, allocation, contractor ratio, ratio of contractors, price point, sprint length, iteration length,
release size, batch size, dose, temperature, stock level, order volume, working capital, tax rate, interest rate,
exchange rate, fte, ftes, shift length, meeting time, time in meetings, meeting load, revenue share by region, share
of contractors, contractor share, remote share, split, ad load, email volume, posting length, workload, screen time,
call length, talk ratio, talk time, price increase, headroom, seat count, office days, allocation to maintenance,
capex share, r&d share, leverage, debt ratio, gearing, class size, group size, sample size, word count, layers of
management, reports per manager, direct reports, document length, room temperature, price level, portfolio mix,
channel mix, product mix, language mix, weight, width, height, roster size
"""
# Indicators with a scale of their own, by the unit that a bare number on it takes.
SCALES = {
    "score": (
        "nps, enps, net promoter score, sus, lighthouse, lighthouse score, cvss, cls, apdex, f1, f1-score, "
        "auc, precision, recall, psi, gini, r², kappa, cohen's kappa, system usability scale, "
        "silhouette score, ndcg, bleu, rouge, roc auc, auroc, accessibility score, pagespeed, map score, "
        "auc-roc, brier score, jaccard, credit score, fico, psnr, ssim, mos"
    ),
    "ratio": (
        "÷, ratio, k-factor, ltv:cac, stickiness ratio, dau/mau, wau/mau, contractor ratio, talk ratio, "
        "debt ratio, current ratio, quick ratio, pipeline coverage ratio, mutual information, "
        "cost-income ratio, hit ratio, success ratio, loss ratio, noise ratio, deduplication ratio, "
        "ltv to cac, ratio of contractors"
    ),
    "x": "roas, pipeline coverage, inventory turns, stock turns",
    "rank": "rank, ranked, ranking, position",
}
# Surveys and ratings, whose number means nothing before its scale is written.
SURVEYS = """
satisfaction rating, rating, csat, satisfaction, satisfaction score, pulse score, survey score, score, engagement
score, effort score, ces, index, grade, happiness score, confidence score, health score
"""

STOCK = """
daily active users, weekly active users, monthly active users, dau, wau, mau, open, active, outstanding, pending,
unresolved, concurrent, concurrently, in flight, in-flight, wip, work in progress, live, current, at any time, at any
one time, at once, at a time, simultaneously, in parallel, on file, in the backlog, in backlog, backlog, queue,
queued, headcount, subscriber, follower, member, user, arr, mrr, runway, known, unread, registered users, employee,
vacancy, vacancies, inventory, outstanding invoices, receivables, overdue receivables, regression cases, span of
control, class size, group size, seat count, batch size, sample size, word count, case, test case, test cases,
endpoint, service, dependency, dependencies, in total, in stock, remaining, stale, orphaned, open roles, overdue,
balance, liquidity, cash reserve, reserve, valuation, backlog items, age, wip items, in progress, bug backlog,
critical vulnerabilities open, span, team size, fte, direct reports, pipeline, cash position, installed base, aum,
assets under management, deal size, price, market cap, working capital, contract value, average order value, aov,
arpu, arpa, acv, salary, day rate, ltv, lifetime value, ticket size, basket size
"""
# Things counted inside one artefact or step: a size, not a flow.
EXTENT = """
team, department, click, step, line, lines of code, word, character, page, screen, field, hop, attempt, level, column,
row, parameter, argument, branch, file, iteration, touchpoint, seat, people, person, option, question, reviewer,
approver, approval, slide, section, language, country, countries, region, platform, browser, device, supplier, vendor,
tool, layer, role, replica, node, factor, reading, keystroke, tap, metre, meter, mile, kilometre, degree, participant,
source, items, item, dpi, volt, watt, query, queries, bit, copy, copies, generation
"""
FLOW = """
new, signed up, signed, closed, hired, won, retired, registered, delivered, shipped, published, landed, onboarded,
recruited, trained, created, resolved, completed, recovered, raised, booked, sourced, generated, migrated, merged,
processed, secured, close, closes, sign, signs, hire, win, retire, retires, deliver, delivers, ship, ships, publish,
publishes, land, lands, onboard, onboards, recruit, recruits, train, trains, create, creates, resolve, resolves,
recover, raise, raises, book, books, source, generate, generates, migrate, migrates, acquire, acquires, acquired, add,
adds, added, remove, removes, removed, convert, converts, host, hosts, organise, organises, remediate, remediates,
fix, fixes, fixed, clear, clears, file, files, conduct, conducts, run, runs, hold, holds, interview, audit, automate,
automates, decommission, decommissions, eliminate, eliminates, replace, replaces
"""
# Money that piles up over time.
FLOWING_MONEY = """
grants, sponsorship, funding, pledges, revenue, bookings, sales, savings, cost savings, save, saved, saving, spend,
spending, expenses, expense, costs, cloud spend, cloud cost, income, profit, ebitda, donations, funds, funds raised,
raise, raised, turnover, new arr, new business, recover, recovered, recoveries, overpayment, upsell, cross-sell,
expansion, expansion revenue, travel costs, contractor spend, budget overrun, write-off, fraud, losses, loss, collect,
collected, fees, overtime, pipeline generated, influenced pipeline, sourced pipeline, booked, sold, fine, penalties,
deals, deal, contract, contracts, order, orders, earnings, grant income
"""
# States that somebody records, so that a share of them can be read off.
STATUS = """
actionable, overdue, flaky, resolved, complete, green, open, closed, done, passing, live, paid, unpaid, active,
inactive, late, early, on time, on-time, in stock, out of stock, broken, idle, expired, stale, billable, occupied,
vacant, delivered, compliant, non-compliant, certified, signed, empty, blocked, unassigned, remote, permanent, manual,
duplicate, healthy
"""
UNRECORDED = """
improvement, insight, contribution, idea, initiative, win, learning, success, innovation, opportunity, opportunities,
suggestion, impact, achievement, activity, activities, thing, effort, enhancement, accomplishment, advancement,
value-add, quick win, synergy, synergies, best practice, lesson, thought, touch of excellence
"""
