package org.rapport.marketing.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.Consent;
import org.rapport.kit.record.Questions;
import org.rapport.kit.record.Rows;

/** Everything that people have ever allowed or refused, each time once however often it is told. */
@ApplicationScoped
class ConsentLedger {

    private final Questions questions;
    private final Rows rows;

    ConsentLedger(Questions questions, Rows rows) {
        this.questions = questions;
        this.rows = rows;
    }

    /** Enters {@code consent}, of which {@code told} tells, unless another record has told of it before. */
    void enter(Person person, Consent consent, Mention told) {
        boolean isKnown = questions
                .first(
                        UUID.class,
                        """
                        select it.id from ConsentEntry it
                        where it.personId = :person and it.channel = :channel and it.topic = :topic
                            and coalesce(it.address, '') = :address and it.state = :state and it.givenAt = :at
                        """,
                        Map.of(
                                "person", person.id(),
                                "channel", consent.channel(),
                                "topic", consent.topic(),
                                "address", Objects.requireNonNullElse(consent.address(), ""),
                                "state", consent.state(),
                                "at", consent.at()))
                .isPresent();
        if (!isKnown) {
            rows.add(new ConsentEntry(person.id(), consent, told));
        }
    }
}
