"""The words that generated projects are made of: enough of them that few lines of a project are the same."""

AREAS = (
    *("Backend", "Billing", "Search", "Identity", "Payments", "Mobile", "Growth", "Checkout", "Catalogue", "Pricing"),
    *(
        "Inventory",
        "Logistics",
        "Fraud",
        "Messaging",
        "Reporting",
        "Platform",
        "Network",
        "Storage",
        "Release",
        "Media",
    ),
    *("Privacy", "Compliance", "Payroll", "Recruiting", "Facilities", "Treasury", "Procurement", "Legal", "Brand"),
    *("Events", "Community", "Onboarding", "Retention", "Localisation", "Accessibility", "Documentation", "Telemetry"),
)
SUBJECTS = (
    *("Systems", "Data", "Quality", "Support", "Operations", "Security", "Design", "Research", "Delivery", "Tooling"),
    *("Reliability", "Analytics", "Automation", "Integration", "Infrastructure", "Experience", "Strategy", "Partner"),
)
TITLES = ("Engineer", "Analyst", "Manager", "Lead", "Architect", "Coordinator", "Specialist", "Researcher", "Advisor")
REGIONS = (
    *("EMEA", "APAC", "Nordic", "Iberia", "Benelux", "Baltic", "Alpine", "Gulf", "Andean", "Pacific", "Atlantic"),
    *("Balkan", "Celtic", "Danube", "Levant", "Sahel", "Caribbean", "Adriatic"),
)
VERBS = (
    *("Build", "Run", "Improve", "Document", "Review", "Plan", "Automate", "Measure", "Migrate", "Simplify", "Extend"),
    *("Repair", "Design", "Maintain", "Audit", "Coordinate", "Prepare", "Test", "Monitor", "Replace", "Clean up"),
    *("Publish", "Schedule", "Tune"),
)
OBJECTS = (
    *("the intake queue", "the nightly batch", "the service catalogue", "the release train", "the alert rules"),
    *("the vendor list", "the training material", "the access reviews", "the cost reports", "the test suites"),
    *("the customer feedback", "the capacity plan", "the style guide", "the data contracts", "the backlog"),
    *("the incident reviews", "the partner portal", "the design library", "the audit trail", "the search index"),
    *("the support rota", "the price lists", "the event calendar", "the price model", "the component library"),
    *("the retry logic", "the consent forms", "the staging cluster", "the message templates", "the risk register"),
    *("the backup schedule", "the job adverts", "the contract archive", "the feature flags", "the sample data"),
    *("the warehouse queries", "the onboarding steps", "the error catalogue", "the delivery slots", "the survey plan"),
)
THINGS = (
    *("requests", "invoices", "tickets", "builds", "shipments", "refunds", "payments", "sign-ups", "searches"),
    *("uploads", "contracts", "candidates", "orders", "exports", "alerts", "pages", "queries", "bookings", "payslips"),
    *("claims", "messages", "releases", "reports", "findings", "translations", "deliveries", "complaints", "changes"),
    *("audits", "renewals", "callbacks", "returns"),
)
DONE = ("answered", "closed", "delivered", "checked", "processed", "confirmed", "resolved", "handled", "completed")
# {many} and {few} are counts, {share} a percentage, {tenth} a digit behind the point, {pause} milliseconds.
METRICS = (
    "at least {share}.{tenth}% of {things} {done} within {pause} ms per week",
    "fewer than {many} {area} incidents per quarter",
    "median lead time of {things} under {many} hours per month",
    "at least {many} {things} {done} per month",
    "{share}% of {things} {done} within {few} days each quarter",
    "p95 response time of {area} {things} under {pause} ms per week",
    "error rate of {things} under 0.{tenth}% per week",
    "{area} cost per customer at most {few}.{tenth} euros per quarter",
    "{area} satisfaction score at least 4.{tenth} of 5 per quarter",
    "at most {few} failed {area} audits per year",
    "test coverage of the {area} code above {share}.{tenth}% each release",
    "unplanned {area} downtime below {many} minutes per month",
    "{area} availability of at least 99.{tenth}{tenth}% per month",
)
PAIRED = (
    "{area} build time under {few} minutes per week, fewer than {many} reverted {things} per month",
    "at least {share}% of {things} {done} within {many} hours per week, at most {few} reopened per week",
)
SKILLS = (
    *("Python", "SQL", "Writing", "Negotiation", "Statistics", "Facilitation", "Threat modelling", "Budgeting"),
    *("Data modelling", "Observability", "Incident response", "User research", "Accessibility", "Contract review"),
    *("Forecasting", "Team leadership", "Change management", "API design", "Cost analysis", "Interviewing"),
    *("Prototyping", "Load testing", "Release planning", "Mentoring", "Kubernetes", "Typography", "Tax law"),
)
DETAILS = (
    *(
        "in daily work",
        "in reviews and pairing",
        "by tests and drills",
        "for the whole team",
        "with reports, dashboards",
    ),
    *(
        "on real cases",
        "after each release",
        "before the monthly meeting",
        "together with two colleagues",
        "by request",
    ),
    *("in small steps", "as agreed in spring", "with a short summary", "before anybody has to ask", "from the archive"),
    *("during the quiet weeks", "with figures of last year", "as a rehearsal", "until the next audit", "at both sites"),
)
PROFICIENCIES = ("Novice", "Competent", "Advanced", "Expert")
SENIORITIES = ("Junior", "Mid", "Senior", "Staff", "Principal")
ARTIFACTS = (
    *(("Runbook", "runbook"), ("Weekly report", "report"), ("Dashboard", "dashboard"), ("Schema", "schema")),
    *(("Roadmap", "plan"), ("Test plan", "plan"), ("Data pipeline", "pipeline"), ("Handbook", "document")),
    *(("Training deck", "presentation"), ("Service", "application"), ("Budget sheet", "spreadsheet")),
)
GIVEN = (
    *("design notes", "usage figures", "release candidates", "risk assessments", "test results", "cost estimates"),
    *("incident summaries", "field reports", "approved budgets", "access lists", "draft contracts", "survey answers"),
    *("capacity figures", "price proposals", "training plans", "legal opinions", "interface sketches"),
)
FREQUENCIES = ("daily", "weekly", "biweekly", "monthly", "quarterly")
DIMENSIONS = ("Craft", "Delivery", "Communication", "Teaching", "Planning", "Customers", "Safety")
REACH = ("a task", "a feature", "a service", "several teams", "the whole company")
HELP = (
    "with written instructions",
    "with a review by a colleague",
    "without help",
    "and shows others how",
    "and decides how all do it",
)
