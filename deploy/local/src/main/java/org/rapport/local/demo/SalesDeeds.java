package org.rapport.local.demo;

import static org.rapport.local.demo.Tenant.MANAGER;
import static org.rapport.local.demo.Tenant.REP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.demo.Cast.Company;
import org.rapport.local.demo.Cast.Prospect;

/** Leads of every status, accounts with their people, and deals on their way through the stages, to the end or not. */
final class SalesDeeds {

    private static final String LEADS = "/sales/leads";
    private static final String ACCOUNTS = "/sales/accounts";
    private static final String CONTACTS = "/sales/contacts";
    private static final String OPPORTUNITIES = "/sales/opportunities";

    private static final int LEADS_OF_THE_REP = 44;
    private static final int COMPANIES = 24;

    /** What becomes of leads, in turn: with many leads each fate comes up. */
    private static final List<String> FATES = List.of(
            "new", "working", "converted", "nurturing", "new", "qualified", "disqualified", "working", "converted");

    /** How far deals come, in turn. */
    private static final List<String> ENDS = List.of(
            "qualification", "won", "proposal", "lost", "prospecting", "negotiation", "won", "proposal", "lost");

    private static final List<String> STAGES = List.of("prospecting", "qualification", "proposal", "negotiation");
    private static final List<String> SOURCES = List.of("referral", "phone", "fair", "partner", "web");
    private static final List<String> INDUSTRIES =
            List.of("Food", "Textiles", "Logistics", "Energy", "Construction", "Printing", "Hospitality");
    private static final List<Map<String, Object>> REFUSALS = List.of(
            Map.of("reason", "no-budget", "note", "Not before the next financial year."),
            Map.of("reason", "no-response"),
            Map.of("reason", "bad-fit", "note", "Wants to rent, not to buy."),
            Map.of("reason", "wrong-contact"));
    private static final List<Map<String, Object>> DEFEATS = List.of(
            Map.of("reason", "price", "note", "12 % above the other offer."),
            Map.of("reason", "competitor", "note", "Stays with the supplier of the last plant."),
            Map.of("reason", "no-decision"),
            Map.of("reason", "other", "note", "The site is being closed."));
    private static final List<String> NEXT_STEPS =
            List.of("Send the revised quote", "Visit the plant", "Call about delivery dates", "Agree on payment terms");

    private final Tenant tenant;
    private final Cast cast;
    private final LocalDate today;
    private final List<String> customers = new ArrayList<>();
    private int leads;
    private int deals;

    SalesDeeds(Tenant tenant, Cast cast, LocalDate today) {
        this.tenant = tenant;
        this.cast = cast;
        this.today = today;
    }

    /** What is made of those whom marketing has met: they are nobody's until the manager gives them to somebody. */
    List<Deed> of(List<Prospect> captured) {
        List<Deed> deeds = new ArrayList<>();
        for (Prospect prospect : captured) {
            String lead = "lead-" + ++leads;
            deeds.add(new Deed.Look(lead, MANAGER, LEADS + "?filter=email==" + prospect.email(), "/items/0/id"));
            if (leads % 4 != 0) {
                deeds.add(Deed.Post.acting(lead, "assign", MANAGER, LEADS, Map.of("ownerId", "{" + REP + "}")));
                deeds.addAll(fate(lead, prospect));
            }
        }
        return deeds;
    }

    List<Deed> ofTheRep() {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < LEADS_OF_THE_REP; i++) {
            Prospect prospect = cast.prospect(cast.company());
            String lead = "lead-" + ++leads;
            deeds.add(Deed.Post.creating(lead, REP, LEADS, lead(prospect)));
            deeds.addAll(fate(lead, prospect));
        }
        for (int i = 1; i <= COMPANIES; i++) {
            deeds.addAll(account("account-" + i, i % 6 == 0 ? "account-" + (i - 1) : ""));
            if (i % 4 == 0) {
                deeds.add(secondAccount("account-" + i + ".contact-1", "account-" + (i - 3)));
            }
        }
        return deeds;
    }

    /** The names of the contacts who may have something to ask of support. */
    List<String> customers() {
        return List.copyOf(customers);
    }

    private Map<String, Object> lead(Prospect prospect) {
        Map<String, Object> body = Facts.of(prospect);
        body.put("website", "https://" + prospect.company().domain());
        body.put("address", cast.address(prospect.company()));
        body.put("description", "Asks for a " + cast.one(tenant.goods()) + ".");
        body.put("score", cast.between(5, 95));
        body.put("estimatedValue", cast.money(prospect.company(), tenant.currency()));
        body.put("source", cast.one(SOURCES));
        body.put("touch", Map.of("source", "phone", "at", today.minusDays(cast.between(1, 90)) + "T08:15:00Z"));
        return body;
    }

    private List<Deed> fate(String lead, Prospect prospect) {
        String fate = FATES.get(leads % FATES.size());
        return switch (fate) {
            case "working" -> List.of(act(lead, "work", Map.of()));
            case "nurturing" -> List.of(act(lead, "work", Map.of()), act(lead, "nurture", Map.of()));
            case "qualified" -> List.of(act(lead, "qualify", Map.of()));
            case "disqualified" -> List.of(act(lead, "disqualify", cast.one(REFUSALS)));
            case "converted" -> conversion(lead, prospect);
            default -> List.of();
        };
    }

    private static Deed act(String lead, String verb, Map<String, Object> body) {
        return Deed.Post.acting(lead, verb, REP, LEADS, body);
    }

    private List<Deed> conversion(String lead, Prospect prospect) {
        String deal = lead + ".opportunity";
        String end = end();
        List<Deed> deeds = new ArrayList<>();
        deeds.add(act(lead, "work", Map.of()));
        deeds.add(act(lead, "qualify", Map.of()));
        Map<String, Object> opportunity = new LinkedHashMap<>();
        opportunity.put("name", prospect.company().name() + ", " + cast.one(tenant.goods()));
        opportunity.put("amount", cast.money(prospect.company(), tenant.currency()));
        opportunity.put("closeDate", closeDate(end));
        deeds.add(new Deed.Post(
                lead + ".convert",
                REP,
                LEADS + "/{" + lead + "}/convert",
                Map.of("opportunity", opportunity),
                Map.of(
                        lead + ".account",
                        "/conversion/accountId",
                        lead + ".contact",
                        "/conversion/contactId",
                        deal,
                        "/conversion/opportunityId")));
        customers.add(lead + ".contact");
        deeds.addAll(way(deal, end));
        return deeds;
    }

    private List<Deed> account(String account, String parent) {
        Company company = cast.company();
        List<Deed> deeds = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", company.name());
        body.put("type", cast.chance(85) ? "prospect" : "partner");
        body.put("website", "https://www." + company.domain());
        body.put("billingAddress", cast.address(company));
        body.put("industry", cast.one(INDUSTRIES));
        body.put("employees", cast.between(4, 2_500));
        if (!parent.isEmpty()) {
            body.put("parentId", "{" + parent + "}");
        }
        deeds.add(Deed.Post.creating(account, REP, ACCOUNTS, body));
        List<Prospect> people = cast.prospects(company, cast.between(1, 4));
        for (int i = 0; i < people.size(); i++) {
            String contact = account + ".contact-" + (i + 1);
            Map<String, Object> said = contact(people.get(i), account);
            if (i > 0) {
                said.put("reportsToId", "{" + account + ".contact-1}");
            }
            deeds.add(Deed.Post.creating(contact, REP, CONTACTS, said));
            customers.add(contact);
        }
        for (int i = cast.between(0, 3); i > 0; i--) {
            deeds.addAll(deal(account, company));
        }
        return deeds;
    }

    /** A person who works for one company and sits on the board of another. */
    private Deed secondAccount(String contact, String account) {
        Map<String, Object> seat = Map.of(
                "method",
                "PUT",
                "path",
                CONTACTS + "/{" + contact + "}/accounts/{" + account + "}",
                "version",
                1,
                "body",
                Map.of(
                        "role",
                        "Non-executive director",
                        "startedOn",
                        today.minusYears(2).toString()));
        return new Deed.Post(contact + ".board", REP, "/sales/batch", Map.of("operations", List.of(seat)), Map.of());
    }

    private Map<String, Object> contact(Prospect person, String account) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", person.firstName());
        body.put("lastName", person.lastName());
        body.put("jobTitle", person.jobTitle());
        boolean isOptedOut = cast.chance(8);
        body.put(
                "emails",
                List.of(Map.of("address", person.email(), "type", "work", "primary", true, "optedOut", isOptedOut)));
        if (person.phone() != null) {
            body.put("phones", List.of(Map.of("number", person.phone(), "type", "work", "primary", true)));
        }
        body.put("accountId", "{" + account + "}");
        body.put("doNotCall", cast.chance(5));
        body.put("source", cast.one(SOURCES));
        return body;
    }

    private List<Deed> deal(String account, Company company) {
        String deal = "deal-" + (deals + 1);
        String end = end();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", cast.between(2, 40) + " × " + cast.one(tenant.goods()) + " for " + company.name());
        body.put("accountId", "{" + account + "}");
        body.put("contactId", "{" + account + ".contact-1}");
        body.put("amount", cast.money(company, tenant.currency()));
        body.put("closeDate", closeDate(end));
        body.put("nextStep", cast.one(NEXT_STEPS));
        body.put("source", cast.one(SOURCES));
        List<Deed> deeds = new ArrayList<>();
        deeds.add(Deed.Post.creating(deal, REP, OPPORTUNITIES, body));
        deeds.addAll(way(deal, end));
        return deeds;
    }

    private String end() {
        return ENDS.get(deals++ % ENDS.size());
    }

    /** From the first stage to where it ends: a won one has seen them all, a lost one some. */
    private List<Deed> way(String deal, String end) {
        List<Deed> deeds = new ArrayList<>();
        int last =
                switch (end) {
                    case "won" -> STAGES.size() - 1;
                    case "lost" -> cast.between(1, STAGES.size());
                    default -> STAGES.indexOf(end);
                };
        for (int i = 1; i <= last; i++) {
            String verb = "stage-" + i;
            deeds.add(Deed.Post.acting(deal, verb, REP, OPPORTUNITIES, Map.of("stage", STAGES.get(i))));
        }
        if (end.equals("won")) {
            deeds.add(Deed.Post.acting(deal, "win", REP, OPPORTUNITIES, Map.of()));
        } else if (end.equals("lost")) {
            deeds.add(Deed.Post.acting(deal, "lose", REP, OPPORTUNITIES, cast.one(DEFEATS)));
        }
        return deeds;
    }

    private String closeDate(String end) {
        boolean isOver = end.equals("won") || end.equals("lost");
        return (isOver ? today.minusDays(cast.between(1, 75)) : today.plusDays(cast.between(7, 150))).toString();
    }
}
