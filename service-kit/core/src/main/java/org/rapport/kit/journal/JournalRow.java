package org.rapport.kit.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command on one aggregate, as table {@code journal} holds it. JSON columns are raw text, kept letter for letter.
 *
 * @param tenantId         whose record it is
 * @param id               of the event, UUIDv7
 * @param transactionId    of the command, which may have changed several aggregates
 * @param transactionIndex which of them this is, from 0
 * @param transactionCount how many there are
 * @param aggregateType    such as {@code lead}
 * @param aggregateId      of the record
 * @param version          of the record, after the change
 * @param eventType        such as {@code org.rapport.sales.lead.converted.v1}
 * @param time             of the database's clock, in microseconds, later than the aggregate's last
 * @param actor            {@code {subject, name, type, client, onBehalfOf}}
 * @param requestId        of the request, if one caused it
 * @param traceParent      W3C trace context, if there is one
 * @param reason           why, where the caller said so
 * @param changes          {@code [{field, before, after}]}
 * @param record           the aggregate after the change, as the API shows it
 * @param commitments      for each field of personal data its salt and hash, so that the value can be erased
 */
public record JournalRow(
        UUID tenantId,
        UUID id,
        UUID transactionId,
        int transactionIndex,
        int transactionCount,
        String aggregateType,
        UUID aggregateId,
        long version,
        String eventType,
        Instant time,
        String actor,
        @Nullable String requestId,
        @Nullable String traceParent,
        @Nullable String reason,
        String changes,
        String record,
        String commitments) {}
