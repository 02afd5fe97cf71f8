package org.rapport.admin.verification;

import static org.rapport.admin.verification.Comparison.MOST_FINDINGS;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.audittrail.AuditTrail;
import org.rapport.admin.verification.Verification.Finding;
import org.rapport.admin.verification.Verification.Journal;
import org.rapport.admin.verification.Verification.JournalState;
import org.rapport.admin.verification.Verification.Kind;
import org.rapport.admin.verification.Verification.LastSeal;
import org.rapport.events.VerificationAnswer;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;

/** Verifies the journals of the caller's organisation. Who asks while it is being verified gets the same answer. */
@ApplicationScoped
class VerificationService {

    private final VerificationConfig config;
    private final KeptSeals seals;
    private final Inquiry inquiry;
    private final AuditTrail trail;
    private final CurrentCaller caller;
    private final Semaphore places;
    private final Map<UUID, CompletableFuture<Verification>> running = new ConcurrentHashMap<>();

    VerificationService(
            VerificationConfig config, KeptSeals seals, Inquiry inquiry, AuditTrail trail, CurrentCaller caller) {
        this.config = config;
        this.seals = seals;
        this.inquiry = inquiry;
        this.trail = trail;
        this.caller = caller;
        this.places = new Semaphore(config.atOnce());
    }

    /**
     * Compares every journal with its seals.
     *
     * @throws DomainException.Unavailable if Kafka is away, or too many organisations are being verified
     */
    Verification verify() {
        UUID tenant = caller.tenant();
        var mine = new CompletableFuture<Verification>();
        var others = running.putIfAbsent(tenant, mine);
        if (others != null) {
            return result(others);
        }
        try {
            mine.complete(verifyInTurn(tenant));
        } catch (SQLException e) {
            mine.completeExceptionally(new IllegalStateException("the seals cannot be read", e));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            running.remove(tenant);
        }
        return result(mine);
    }

    private static Verification result(CompletableFuture<Verification> run) {
        try {
            return run.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Verification verifyInTurn(UUID tenant) throws SQLException {
        if (!places.tryAcquire()) {
            throw new DomainException.Unavailable(
                    "verification-busy", "Too many organisations are being verified. Try again soon.");
        }
        try {
            return verify(tenant);
        } finally {
            places.release();
        }
    }

    private Verification verify(UUID tenant) throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var before = new HashMap<String, LastSeal>();
        for (String service : config.services()) {
            seals.last(service).ifPresent(last -> before.put(service, last));
        }
        var answers = inquiry.ask(tenant, now, config.services());
        var services = new ArrayList<Journal>();
        for (String service : config.services()) {
            services.add(verify(service, before.get(service), answers.get(service)));
        }
        return Verification.of(now, services);
    }

    private Journal verify(String service, @Nullable LastSeal last, @Nullable List<VerificationAnswer> answer)
            throws SQLException {
        List<ChainBreak> breaks = seals.breaks(service, MOST_FINDINGS + 1);
        if (answer == null) {
            return journal(service, last, breaks, null);
        }
        var rows = answer.stream().flatMap(part -> part.unpacked().stream()).iterator();
        var comparison = new Comparison(rows, last == null ? 0 : last.number());
        seals.each(service, comparison::add);
        comparison.end();
        return journal(service, last, breaks, comparison);
    }

    private Journal journal(
            String service, @Nullable LastSeal last, List<ChainBreak> breaks, @Nullable Comparison comparison) {
        List<Finding> all = findings(breaks, comparison == null ? List.of() : comparison.found());
        List<Finding> told = all.subList(0, Math.min(all.size(), MOST_FINDINGS));
        if (comparison == null) {
            return new Journal(service, JournalState.UNANSWERED, 0, 0, 0, last, told, all.size() > told.size());
        }
        return new Journal(
                service,
                told.isEmpty() ? JournalState.INTACT : JournalState.VIOLATED,
                comparison.entries(),
                comparison.sealed(),
                comparison.unsealed(),
                last,
                told,
                comparison.hasMore() || all.size() > told.size());
    }

    private List<Finding> findings(List<ChainBreak> breaks, List<Comparison.Found> found) {
        var entries = trail.of(found.stream().map(Comparison.Found::eventId).toList());
        var findings = new ArrayList<Finding>();
        for (ChainBreak broken : breaks) {
            findings.add(new Finding(Kind.CHAIN_BROKEN, broken.kind().sentence(), null, broken.seal(), null));
        }
        for (var one : found) {
            findings.add(new Finding(
                    one.kind(), one.kind().sentence(), one.eventId(), one.seal(), entries.get(one.eventId())));
        }
        return findings;
    }
}
