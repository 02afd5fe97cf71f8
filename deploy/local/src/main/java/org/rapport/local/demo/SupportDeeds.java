package org.rapport.local.demo;

import static org.rapport.local.demo.Tenant.AGENT;
import static org.rapport.local.demo.Tenant.LEAD;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.demo.Cast.Prospect;

/** Tickets of customers and of others, answered, waiting, escalated, solved and closed. */
final class SupportDeeds {

    private static final String TICKETS = "/support/tickets";
    private static final int COUNT = 36;

    private static final List<String> SUBJECTS = List.of(
            "%s makes a noise since Monday",
            "Delivery of the %s is late",
            "Wrong invoice for the %s",
            "How do we reset the %s?",
            "Spare parts for the %s",
            "%s: Fehlermeldung E-17",
            "%s: no arranca tras el corte de luz",
            "「%s」の保証期間について",
            "Manual of the %s in our language?");
    private static final List<String> ANSWERS = List.of(
            "Thank you for writing. Could you send us the serial number?",
            "We are sending a replacement today; it should arrive on Thursday.",
            "Please hold the button for ten seconds. Does the light turn green?",
            "The corrected invoice is on its way.");
    private static final List<String> REPLIES =
            List.of("It is SN-4711-0815.", "That did not help, sorry.", "Thank you, it works again!");
    private static final List<String> REASONS =
            List.of("The plant stands still", "Third time this month", "A key account is waiting");

    private final Tenant tenant;
    private final Cast cast;

    SupportDeeds(Tenant tenant, Cast cast) {
        this.tenant = tenant;
        this.cast = cast;
    }

    /** @param customers the names of contacts that sales has */
    List<Deed> of(List<String> customers) {
        List<Deed> deeds = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            String ticket = "ticket-" + i;
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("subject", cast.one(SUBJECTS).formatted(cast.one(tenant.goods())));
            body.put("description", "Please see to it soon. We have reported it by telephone before.");
            body.put("priority", cast.one(List.of("low", "normal", "normal", "normal", "high", "urgent")));
            body.put("channel", cast.one(List.of("email", "phone", "web", "chat")));
            if (i % 5 == 0) {
                Prospect stranger = cast.prospect(cast.company());
                body.put("customerName", stranger.firstName() + " " + stranger.lastName());
                body.put("customerEmail", stranger.email());
            } else {
                String contact = cast.one(customers);
                if (!known.contains(contact)) {
                    known.add(contact);
                    deeds.add(new Deed.Look(contact + ".known", AGENT, "/support/customers/{" + contact + "}", ""));
                }
                body.put("contactId", "{" + contact + "}");
            }
            deeds.add(Deed.Post.creating(ticket, AGENT, TICKETS, body));
            deeds.addAll(course(ticket, i));
        }
        return deeds;
    }

    private List<Deed> course(String ticket, int number) {
        Deed assigned = act(ticket, "assign", AGENT, Map.of("assigneeId", "{" + AGENT + "}"));
        Deed answered = act(ticket, "messages", AGENT, Map.of("body", cast.one(ANSWERS)));
        Deed replied = act(ticket, "messages-2", AGENT, Map.of("body", cast.one(REPLIES), "fromCustomer", true));
        Deed solved = become(ticket, "status", "solved");
        return switch (number % 9) {
            case 0 -> List.of(assigned, answered, become(ticket, "status", "pending"));
            case 1 -> List.of();
            case 2 -> List.of(assigned, answered);
            case 3 -> List.of(assigned, answered, become(ticket, "status", "pending"), replied);
            case 4 -> List.of(assigned, answered, replied, solved);
            case 5 -> List.of(assigned, answered, solved, become(ticket, "status-2", "closed"));
            case 6 ->
                List.of(
                        assigned,
                        answered,
                        act(ticket, "escalate", AGENT, Map.of("reason", cast.one(REASONS))),
                        act(ticket, "assign-2", LEAD, Map.of("assigneeId", "{" + LEAD + "}")),
                        act(ticket, "messages-2", LEAD, Map.of("body", "I take this one.", "internal", true)));
            case 7 ->
                List.of(
                        assigned,
                        act(ticket, "escalate", AGENT, Map.of("reason", cast.one(REASONS))),
                        act(ticket, "escalate-2", LEAD, Map.of("reason", "The management asks", "level", 3)));
            default -> List.of(assigned, answered, become(ticket, "status", "on-hold"));
        };
    }

    private static Deed become(String ticket, String verb, String status) {
        return act(ticket, verb, AGENT, Map.of("status", status));
    }

    private static Deed act(String ticket, String verb, String by, Map<String, Object> body) {
        return Deed.Post.acting(ticket, verb, by, TICKETS, body);
    }
}
