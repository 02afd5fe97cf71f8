package org.rapport.kit.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.access.Operation.Kind;
import org.rapport.kit.testing.access.Subject.Record;

/** Whether what an operation answers to somebody is as the conventions of the API say. */
final class Verdict {

    private final Operation operation;
    private final Asker asker;
    private final String token;
    private final List<String> wrong = new ArrayList<>();

    /** How what is not there is answered, without what names it. */
    private @Nullable String nothing;

    private Verdict(Operation operation, Asker asker) {
        this.operation = operation;
        this.asker = asker;
        token = asker.token();
    }

    /** What is wrong with the answers of {@code operation} to {@code asker}. */
    static List<String> of(Operation operation, Asker asker) {
        var verdict = new Verdict(operation, asker);
        verdict.ask();
        return verdict.wrong;
    }

    private void ask() {
        Subject subject = operation.subject();
        String permission = operation.permission();
        if (subject == null || operation.kind() == Kind.NEW) {
            boolean allowed =
                    switch (operation.kind()) {
                        case OPERATORS -> asker.isOperator();
                        case MEMBERS -> true;
                        case VISITORS -> false;
                        default -> subject == null ? asker.mayAll(permission) : subject.mayAllow(asker, permission);
                    };
            if (!allowed || operation.done() != 0) {
                requireAllowed(allowed, operation.ask(token, UUID.randomUUID().toString(), Member.EDITOR));
            }
        } else if (operation.kind() == Kind.LIST) {
            askForAll(subject);
        } else {
            subject.records().forEach(record -> askFor(record, subject));
        }
    }

    private void requireAllowed(boolean allowed, Answer answer) {
        if (allowed) {
            boolean isNamed = operation.named() == null || asker.may(operation.named());
            require(isNamed ? operation.done() : 422, "", answer);
        } else if (operation.kind() == Kind.VISITORS) {
            require(404, "", answer);
        } else {
            requireMissing(operation.permission(), "", answer);
        }
    }

    private void askFor(Record record, Subject subject) {
        String id = subject.id(record, asker);
        Answer answer = operation.ask(token, id, subject.owner(record, asker));
        boolean allowed = subject.allows(asker, operation.permission(), record);
        boolean readable = subject.allows(asker, subject.type() + ":" + RecordType.READ, record);
        if (record == Record.DELETED && operation.kind() == Kind.RESTORE && allowed) {
            require(200, record.name(), answer);
            subject.forget(id);
        } else if (!record.isThere() || !readable) {
            requireNothing(id, record.name(), answer);
        } else if (!allowed) {
            requireMissing(operation.permission(), record.name(), answer);
        } else {
            require(operation.done(), record.name(), answer);
            if (operation.changes()) {
                subject.forget(id);
            }
        }
    }

    private void askForAll(Subject subject) {
        var ids = subject.ids(asker);
        Answer answer = operation.ask(token, "", Member.EDITOR);
        boolean allowed = subject.mayAllow(asker, operation.permission());
        requireAllowed(allowed, answer);
        if (allowed && answer.status() == 200) {
            List<String> shown = answer.json().path("items").findValuesAsText("id");
            ids.forEach((record, id) -> {
                boolean expected = record.isThere() && subject.allows(asker, operation.permission(), record);
                if (shown.contains(id) != expected) {
                    wrong.add("%s %s %s".formatted(asker, record, expected ? "is absent" : "is shown"));
                }
            });
        }
    }

    private void require(int status, String record, Answer answer) {
        note(answer.status() == status, record, answer);
    }

    private void requireMissing(String permission, String record, Answer answer) {
        note(
                answer.status() == 403
                        && permission.equals(answer.json().path("permission").asText()),
                record,
                answer);
    }

    /** Whatever is not there, or not to be read, is answered alike. */
    private void requireNothing(String id, String record, Answer answer) {
        String told = answer.body().replace(id, "").replaceAll("\"traceId\":\"\\w*\"", "");
        if (nothing == null) {
            nothing = told;
        }
        note(answer.status() == 404 && told.equals(nothing), record, answer);
    }

    private void note(boolean right, String record, Answer answer) {
        if (!right) {
            wrong.add("%s %s: %s".formatted(asker, record, answer));
        }
    }
}
