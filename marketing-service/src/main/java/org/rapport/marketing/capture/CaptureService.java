package org.rapport.marketing.capture;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.marketing.CaptureEvent;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.marketing.FormRecord.ConsentText;
import org.rapport.kit.consent.Addressees;
import org.rapport.kit.directory.HomeCountry;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.marketing.audience.Audience;
import org.rapport.marketing.form.Form;

/** Takes in who became known, each occasion once. */
@ApplicationScoped
class CaptureService {

    /** Within what time the same answers are a second click rather than a second visit. */
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(1);

    /**
     * A capture and whether it was made just now.
     *
     * @param isNew false where the client had told of it before
     */
    record Taken(CaptureRecord record, boolean isNew) {}

    private final Captures captures;
    private final Store store;
    private final Journal journal;
    private final Locks locks;
    private final CurrentCaller caller;
    private final Audience audience;
    private final Masks masks;
    private final HomeCountry home;

    CaptureService(
            Captures captures,
            Store store,
            Journal journal,
            Locks locks,
            CurrentCaller caller,
            Audience audience,
            Masks masks,
            HomeCountry home) {
        this.captures = captures;
        this.store = store;
        this.journal = journal;
        this.locks = locks;
        this.caller = caller;
        this.audience = audience;
        this.masks = masks;
        this.home = home;
    }

    /** Takes what a visitor sent. What a program sent is answered alike, and forgotten. */
    void submit(Form form, SubmitForm command, Visitor visitor) {
        if (command.isByProgram()) {
            return;
        }
        Answers answers = Answers.read(form.fields(), command.fields(), home::code);
        PersonDetails person = answers.toDetails();
        List<Consent> consents = consents(form.consent(), person, command, visitor);
        String fingerprint = fingerprint(answers, command.agrees());
        Instant now = journal.now();
        locks.exclusive("submission " + form.id() + fingerprint);
        if (captures.hasSubmission(form.id(), fingerprint, now.minus(DOUBLE_CLICK))) {
            return;
        }
        var touch = Utm.touch(command.utm(), command.referrer(), form.campaign(), form.id(), now);
        enter(Capture.byForm(form.id(), fingerprint, person, touch, consents));
    }

    /** Takes what a client tells, unless it told of it before. */
    Taken take(CreateCapture command) {
        if (command.externalId() != null) {
            String client = caller.get().subject();
            locks.exclusive("capture " + client + " " + command.externalId());
            var known = captures.ofClient(client, command.externalId());
            if (known.isPresent()) {
                return new Taken(
                        Capture.TYPE.view(
                                store.consult(Capture.TYPE, known.get()).orElseThrow()),
                        false);
            }
        }
        Instant now = journal.now();
        var capture = Capture.byClient(
                command.externalId(),
                PersonDetails.of(command),
                Utm.touch(command.utm(), command.referrer(), null, null, now),
                Addressees.of(command.email(), command.phone()).consents(command.consents(), now));
        masks.requireSettable(Capture.TYPE, RecordType.CREATE, Capture.TYPE.view(capture), command);
        CaptureRecord record = enter(capture);
        if (caller.get().kind() == Caller.Kind.PERSON) {
            store.admitNew(Capture.TYPE, record); // services may by their kind, whatever their roles
        }
        return new Taken(record, true);
    }

    private CaptureRecord enter(Capture capture) {
        CaptureRecord record = journal.create(capture, CaptureEvent.Captured::new);
        audience.hear(record);
        return record;
    }

    private List<Consent> consents(
            @Nullable ConsentText question, PersonDetails person, SubmitForm command, Visitor visitor) {
        if (question == null || !command.agrees()) {
            if (question != null && question.required()) {
                throw new DomainException.RuleBroken(
                        "consent-required", "The form needs consent.", "/consent", "must be true");
            }
            return List.of();
        }
        return List.of(new Consent(
                question.channel(),
                question.topic(),
                Addressees.of(person.email(), person.phone()).primary(question.channel()),
                Consent.State.GRANTED,
                "consent",
                "form",
                question.version(),
                question.text(),
                visitor.ip(),
                visitor.userAgent(),
                journal.now()));
    }

    private static String fingerprint(Answers answers, boolean agrees) {
        try {
            byte[] said = (answers.byName() + " " + agrees).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
