package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;
import org.rapport.kit.record.Store;

/** Tells the caller what it may do, many questions at once: as the operations decide it, without doing anything. */
@ApplicationScoped
public class Decisions {

    private final RecordTypes types;
    private final Store store;
    private final Access access;

    Decisions(RecordTypes types, Store store, Access access) {
        this.types = types;
        this.store = store;
        this.access = access;
    }

    private record Asked(RecordType<?, ?> type, String action) {}

    /**
     * What {@code request} asks.
     *
     * @throws DomainException.RuleBroken if the service has no such type, or the type no such action
     */
    public CheckAnswer check(CheckRequest request) {
        var asked = new ArrayList<Asked>();
        Map<Asked, Set<UUID>> ids = new HashMap<>();
        for (int i = 0; i < request.checks().size(); i++) {
            var check = request.checks().get(i);
            Asked one = asked(check.resourceType(), check.action(), "/checks/" + i);
            asked.add(one);
            ids.computeIfAbsent(one, _ -> new HashSet<>());
            if (check.id() != null) {
                ids.get(one).add(check.id());
            }
        }
        Map<RecordType<?, ?>, Set<UUID>> readable = readable(ids);
        Map<Asked, Set<UUID>> permitted = ids.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, of -> permitted(of.getKey(), of.getValue(), readable)));
        var results = new ArrayList<CheckAnswer.Result>();
        for (int i = 0; i < asked.size(); i++) {
            UUID id = request.checks().get(i).id();
            Asked one = asked.get(i);
            results.add(new CheckAnswer.Result(
                    id == null
                            ? access.permits(one.type(), one.action())
                            : permitted.get(one).contains(id)));
        }
        return new CheckAnswer(results);
    }

    /** Nothing can be done to what cannot be read. */
    private Map<RecordType<?, ?>, Set<UUID>> readable(Map<Asked, Set<UUID>> ids) {
        var named = new HashMap<RecordType<?, ?>, Set<UUID>>();
        ids.forEach((one, of) ->
                named.computeIfAbsent(one.type(), _ -> new HashSet<>()).addAll(of));
        named.replaceAll(store::readable);
        return named;
    }

    private Set<UUID> permitted(Asked one, Set<UUID> ids, Map<RecordType<?, ?>, Set<UUID>> readable) {
        var permitted = new HashSet<>(readable.get(one.type()));
        permitted.retainAll(ids);
        return one.action().equals(RecordType.READ) ? permitted : store.permitted(one.type(), one.action(), permitted);
    }

    private Asked asked(String type, String action, String pointer) {
        RecordType<?, ?> named = named(types, type, pointer);
        requireAction(named, action, pointer);
        return new Asked(named, action);
    }

    static RecordType<?, ?> named(RecordTypes types, String name, String pointer) {
        return types.named(name)
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "resource-type-unknown",
                        "There is no such type of records here.",
                        pointer + "/resourceType",
                        "must be one of "
                                + types.all().stream()
                                        .filter(type -> !type.isPart())
                                        .map(RecordType::name)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    static void requireAction(RecordType<?, ?> type, String action, String pointer) {
        if (!type.has(action)) {
            throw new DomainException.RuleBroken(
                    "action-unknown",
                    "Nothing of that name can be done to such records.",
                    pointer + "/action",
                    "must be one of " + String.join(", ", type.actions()));
        }
    }
}
