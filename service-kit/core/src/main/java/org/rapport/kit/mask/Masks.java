package org.rapport.kit.mask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.access.Access;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Told;

/**
 * What of a record the caller can see and set, property by property. What cannot be seen is absent from answers, and
 * cannot be set; a request that replaces a record keeps it.
 */
@ApplicationScoped
public class Masks {

    private final Access access;
    private final KeptBack kept;
    private final ObjectMapper json;

    Masks(Access access, KeptBack kept, ObjectMapper json) {
        this.access = access;
        this.kept = kept;
        this.json = json;
    }

    /** The properties of {@code record} that the caller cannot see. */
    public <R> Set<String> hidden(RecordType<?, R> type, R record) {
        return access.mask(type, RecordType.READ, record).hidden();
    }

    /** The properties that the caller cannot see of one record at least of {@code type} that he can read. */
    public Set<String> hidden(RecordType<?, ?> type) {
        return access.mask(type, RecordType.READ).hidden();
    }

    /** The properties that the caller sees of no record of {@code type}, whatever it says. */
    public Set<String> unseen(RecordType<?, ?> type) {
        return access.leastMask(type, RecordType.READ).hidden();
    }

    /** Has an answer leave out of {@code shown} what tells of {@code properties}. See {@link org.rapport.kit.record.Tells}. */
    public <T> T without(Set<String> properties, T shown) {
        if (!properties.isEmpty()) {
            kept.add(shown, properties);
        }
        return shown;
    }

    /** {@code record} without what the caller cannot see, as if nobody had said it. */
    public <R> R seen(RecordType<?, R> type, R record) {
        return emptied(record, hidden(type, record));
    }

    /** {@code said}, a request or a public record, as if nobody had said what tells of {@code properties}. */
    public <T> T emptied(T said, Set<String> properties) {
        if (properties.isEmpty()) {
            return said;
        }
        ObjectNode tree = json.valueToTree(said);
        Told.by(said.getClass()).forEach((component, property) -> {
            if (properties.contains(property)) {
                tree.remove(component);
            }
        });
        return read(tree, said);
    }

    /**
     * Requires that {@code request} says nothing that the caller cannot set by {@code action}.
     *
     * @param record as it would be, of a new one; else as it is
     * @throws DomainException.Forbidden naming what it says
     */
    public <R> void requireSettable(RecordType<?, R> type, String action, R record, Record request) {
        requireNone(named(request, locked(type, action, record)), "/");
    }

    /**
     * As {@link #requireSettable(RecordType, String, Object, Record)}, of whatever record: nothing that is locked of some.
     *
     * @param pointer where it stands in the request
     */
    public void requireSettable(RecordType<?, ?> type, String action, Record request, String pointer) {
        var locked = new HashSet<>(access.mask(type, action).locked());
        locked.addAll(hidden(type));
        requireNone(named(request, locked), pointer + "/");
    }

    /**
     * As {@link #requireSettable(RecordType, String, Object, Record)}, of a request that says what it names, whatever that is.
     *
     * @param told by the names in the request the properties of which they tell
     */
    public <R> void requireSettable(RecordType<?, R> type, String action, R record, Map<String, String> told) {
        Set<String> locked = locked(type, action, record);
        requireNone(
                told.entrySet().stream()
                        .filter(it -> locked.contains(it.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                "/");
    }

    private List<String> named(Record request, Set<String> locked) {
        if (locked.isEmpty()) {
            return List.of();
        }
        JsonNode tree = json.valueToTree(request);
        return Told.by(request.getClass()).entrySet().stream()
                .filter(told -> locked.contains(told.getValue()) && isSaid(tree.path(told.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What {@code request}, which replaces what {@code current} says, becomes for who cannot set all of it: that stays.
     *
     * @throws DomainException.Forbidden naming what it says and the caller cannot set; what he sees may be said as it is
     */
    public <R, E extends Record> E keeping(RecordType<?, R> type, String action, R record, E current, E request) {
        Set<String> locked = locked(type, action, record);
        if (locked.isEmpty()) {
            return request;
        }
        Set<String> hidden = hidden(type, record);
        JsonNode before = json.valueToTree(current);
        JsonNode after = json.valueToTree(request);
        requireNone(
                named(request, locked).stream()
                        .filter(name -> hidden.contains(Told.by(request.getClass(), name))
                                || !after.path(name).equals(before.path(name)))
                        .toList(),
                "/");
        return leaving(locked, current, request);
    }

    /** What the suite may make of what {@code current} says for the caller: {@code wanted}, but for what he cannot set. */
    public <R, E extends Record> E leaving(RecordType<?, R> type, String action, R record, E current, E wanted) {
        return leaving(locked(type, action, record), current, wanted);
    }

    private <E extends Record> E leaving(Set<String> locked, E current, E wanted) {
        if (locked.isEmpty()) {
            return wanted;
        }
        JsonNode before = json.valueToTree(current);
        ObjectNode after = json.valueToTree(wanted);
        Told.by(wanted.getClass()).forEach((component, property) -> {
            if (locked.contains(property)) {
                after.set(component, before.get(component));
            }
        });
        return read(after, wanted);
    }

    private <R> Set<String> locked(RecordType<?, R> type, String action, R record) {
        Mask mask = access.mask(type, action, record);
        var locked = new HashSet<>(mask.locked());
        locked.addAll(hidden(type, record));
        return locked;
    }

    /** In a request that replaces, what is not said cannot be told from what is said to be nothing. */
    private static boolean isSaid(JsonNode value) {
        return !(value.isMissingNode()
                || value.isNull()
                || value.isBoolean() && !value.booleanValue()
                || value.isContainerNode() && value.isEmpty());
    }

    private static void requireNone(Collection<String> refused, String pointer) {
        if (!refused.isEmpty()) {
            List<FieldError> errors = refused.stream()
                    .map(name -> new FieldError(pointer + name, "cannot be set with your permissions"))
                    .toList();
            throw new DomainException.Forbidden(
                    "field-not-permitted", "Some fields cannot be set with your permissions.", errors);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T read(ObjectNode tree, T like) {
        try {
            return (T) json.treeToValue(tree, like.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said cannot be said again", e);
        }
    }
}
