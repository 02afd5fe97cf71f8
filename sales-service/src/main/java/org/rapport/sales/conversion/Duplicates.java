package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.record.Questions;
import org.rapport.kit.record.Store;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Domain;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.EditContact;
import org.rapport.sales.conversion.Candidates.Candidate;

/** Finds accounts by domain or name and contacts by e-mail address, each normalised. */
@ApplicationScoped
class Duplicates {

    private static final int MOST = 10;

    private final Questions questions;
    private final Store store;
    private final Masks masks;

    Duplicates(Questions questions, Store store, Masks masks) {
        this.questions = questions;
        this.store = store;
        this.masks = masks;
    }

    private record KnownAccount(UUID id, String name, String nameKey, String domain) {}

    private record KnownContact(UUID id, String firstName, String lastName) {}

    /**
     * Those like {@code account}.
     *
     * @param told whether the caller may learn which they are, as far as he can read them
     */
    List<Candidate> of(EditAccount account, boolean told) {
        String domain = Objects.requireNonNullElse(Domain.ofWebsite(account.website()), "");
        String name = ComparisonKey.ofName(account.name());
        List<KnownAccount> accounts = Stream.of(accountsBy("domain", domain), accountsBy("nameKey", name))
                .flatMap(List::stream)
                .distinct()
                .limit(MOST)
                .toList();
        Set<UUID> readable = store.readable(
                Account.TYPE, accounts.stream().map(KnownAccount::id).toList());
        Set<String> hidden = masks.hidden(Account.TYPE);
        return accounts.stream()
                .map(known -> {
                    var matches = new ArrayList<String>();
                    if (domain.equals(known.domain())) {
                        matches.add("domain");
                    }
                    if (name.equals(known.nameKey())) {
                        matches.add("name");
                    }
                    boolean shown = told && (!matches.contains("domain") || !hidden.contains("domain"));
                    return candidate(
                            shown && readable.contains(known.id()),
                            "/sales/accounts/",
                            known.id(),
                            known.name(),
                            matches);
                })
                .toList();
    }

    /** As {@link #of(EditAccount, boolean)}, like {@code contact}. */
    List<Candidate> of(EditContact contact, boolean told) {
        List<String> keys = Objects.requireNonNullElse(contact.emails(), List.<EditContact.Mail>of()).stream()
                .map(mail -> ComparisonKey.ofEmail(mail.address()))
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        List<KnownContact> contacts = questions.all(KnownContact.class, """
                select it.id, it.firstName, it.lastName from Contact it
                where it.id in (select known.id from Contact known join known.emailKeys key where key in :keys)
                    and it.deletedAt is null
                order by it.id
                """, Map.of("keys", keys), MOST);
        Set<UUID> readable = store.readable(
                Contact.TYPE, contacts.stream().map(KnownContact::id).toList());
        Set<String> hidden = masks.hidden(Contact.TYPE);
        return contacts.stream()
                .map(known -> candidate(
                        told && readable.contains(known.id()) && !hidden.contains("emails"),
                        "/sales/contacts/",
                        known.id(),
                        name(known, hidden),
                        List.of("email")))
                .toList();
    }

    private List<KnownAccount> accountsBy(String attribute, String key) {
        return key.isEmpty()
                ? List.of()
                : questions.all(
                        KnownAccount.class,
                        "select it.id, it.name, it.nameKey, it.domain from Account it where it." + attribute
                                + " = :key and it.deletedAt is null order by it.createdAt",
                        Map.of("key", key),
                        MOST);
    }

    private static Candidate candidate(boolean shown, String path, UUID id, String name, List<String> matches) {
        return shown ? new Candidate(id, path + id, name, matches) : new Candidate(null, null, null, matches);
    }

    private static String name(KnownContact contact, Set<String> hidden) {
        return Stream.of(
                        hidden.contains("firstName") ? null : contact.firstName(),
                        hidden.contains("lastName") ? null : contact.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
