package org.rapport.kit.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord.Level;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Vocabulary;
import org.rapport.kit.directory.TenantEntry;

/** What conditions of policies can ask beside the record: who asks, how and when. */
public final class Circumstances {

    /** As which he signs in: what the properties of records have that say who cares for them. */
    static final Attribute SUBJECT = Attribute.ofSubject("id", Kind.TEXT);

    /** Himself, and those whose records a role reaches for him that reaches the team. */
    static final Attribute COLLEAGUES = Attribute.ofSubject("colleagues", Kind.TEXTS);

    /** The records of the type that is asked about which are shared with him on a level; no policy asks for them. */
    static final Map<Level, Attribute> SHARED = Map.of(
            Level.READ, Attribute.ofSubject("sharedToRead", Kind.IDS),
            Level.EDIT, Attribute.ofSubject("sharedToEdit", Kind.IDS));

    private static final Attribute ROLES = Attribute.ofSubject("roles", Kind.TEXTS);
    private static final Attribute TEAMS = Attribute.ofSubject("teams", Kind.IDS);
    private static final Attribute NOW = Attribute.ofContext("now", Kind.TIME);

    /** How he has signed in, as OpenID Connect says it. */
    static final Attribute ACR = Attribute.ofContext("acr", Kind.TEXT);

    /** In the organisation's zone. */
    private static final Attribute TODAY = Attribute.ofContext("today", Kind.DATE);

    private static final List<Attribute> ALL = List.of(SUBJECT, ROLES, TEAMS, COLLEAGUES, NOW, TODAY, ACR);

    private Circumstances() {}

    /** What a condition may name that asks {@code resource} of records. */
    public static Vocabulary vocabulary(Collection<Attribute> resource) {
        return Vocabulary.of(Stream.concat(ALL.stream(), resource.stream()).toList());
    }

    /** What is known of {@code subject}, of which {@code tenant} tells. */
    static Facts of(String subject, TenantEntry tenant) {
        return Facts.of(Map.of(
                SUBJECT, subject,
                ROLES, tenant.roles(subject),
                TEAMS, tenant.teams(subject),
                COLLEAGUES, List.copyOf(tenant.colleagues(subject))));
    }

    /**
     * What is known of a request at {@code now}.
     *
     * @param acr    how whoever asks has signed in; absent where that is not known
     * @param shared which records are shared with him on a level; asked if a condition depends on it
     */
    static Map<Attribute, Object> of(
            @Nullable String acr, Instant now, TenantEntry tenant, Function<Level, List<UUID>> shared) {
        var known = new HashMap<Attribute, Object>(Map.of(NOW, now));
        known.put(TODAY, later(() -> LocalDate.ofInstant(now, tenant.zone())));
        SHARED.forEach((level, attribute) -> known.put(attribute, later(() -> shared.apply(level))));
        if (acr != null) {
            known.put(ACR, acr);
        }
        return known;
    }

    private static Supplier<Object> later(Supplier<Object> value) {
        return value;
    }
}
