# $key (String) - a template's code
template-name = { $key ->
    [b2b_outbound] Outbound B2B
    [b2b_inbound] Inbound B2B
    [services] Services
    [retail] Retail
    [wholesale] Wholesale
   *[other] { "" }
}
# $key (String) - a template's code
template-about = { $key ->
    [b2b_outbound] calls → meetings → proposals → contracts → payments
    [b2b_inbound] leads → qualified → proposals → deals → payments
    [services] requests → consultations → deals → payments
    [retail] visitors → receipts, revenue, refunds
    [wholesale] orders, shipments, new clients, payments, receivables
   *[other] { "" }
}
# $key (String) - a metric's key
template-metric = { $key ->
    [calls] Calls
    [meetings] Meetings
    [proposals] Proposals
    [contracts] Contracts
    [payments] Payments
    [leads] Leads
    [qualified] Qualified
    [deals] Deals
    [requests] Requests
    [consultations] Consultations
    [visitors] Visitors
    [receipts] Receipts
    [revenue] Revenue
    [refunds] Refunds
    [orders] Orders
    [shipments] Shipments
    [new_clients] New clients
    [overdue_receivables] Overdue receivables
    [overdue_tasks] Overdue tasks
    [deals_without_task] Deals without a task
    [deals_open] Open deals
    [rejects_not_ours] Rejected — not our client
    [rejects_no_contact] Rejected — no contact
    [rejects_spam] Rejected — double or spam
    [rejects_no_need] Rejected — no need
   *[other] { "" }
}
# $key (String) - a metric's key; words people type for it, with commas
template-aliases = { $key ->
    [calls] dials, phone
    [meetings] visits, demos
    [proposals] quotes, offers
    [contracts] agreements
    [payments] paid, money, received
    [leads] inquiries, requests
    [qualified] sql, fits
    [deals] sales, won
    [requests] inquiries, leads
    [consultations] consults, sessions
    [visitors] traffic, footfall
    [receipts] sales, checks
    [revenue] turnover, sales amount
    [refunds] returns
    [orders] order
    [shipments] shipped
    [new_clients] new
    [overdue_receivables] receivables, ar
    [overdue_tasks] tasks
    [deals_without_task] no task, idle
    [deals_open] open, in progress
    [rejects_not_ours] not our client, wrong client
    [rejects_no_contact] no contact, unreachable
    [rejects_spam] doubles, spam
    [rejects_no_need] no need, changed mind
   *[other] { "" }
}
# $key (String) - a metric's key; what counts
template-hint = { $key ->
    [calls] outgoing calls that became a talk
    [meetings] meetings that took place, in person or online
    [proposals] proposals sent to clients
    [contracts] contracts signed
    [payments] money that arrived
    [leads] new inquiries of the day
    [qualified] leads we have something to offer to
    [deals] deals won
    [requests] new requests of the day
    [consultations] consultations held
    [visitors] people who came in
    [receipts] receipts issued
    [revenue] the day's takings before refunds
    [refunds] money given back during the day
    [orders] orders taken
    [shipments] value of what was shipped
    [new_clients] clients with their first order
    [overdue_receivables] what clients owe past its date, at the end of the day
    [overdue_tasks] tasks overdue in the CRM at the end of the day
    [deals_without_task] open deals without a next step
    [deals_open] deals open at the end of the day
    [rejects_not_ours] leads of the week that are not our clients
    [rejects_no_contact] leads of the week that cannot be reached
    [rejects_spam] leads of the week that are repeats, ads or mistakes
    [rejects_no_need] leads of the week that never meant to buy
   *[other] { "" }
}
