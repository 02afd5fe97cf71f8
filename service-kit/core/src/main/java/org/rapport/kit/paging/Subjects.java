package org.rapport.kit.paging;

import java.util.List;
import java.util.stream.Stream;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Scope;
import org.rapport.kit.record.RecordType;

/**
 * Of which records the rows of a list tell. A row is shown to who can read its record, living or deleted; where that is
 * kept by another service, to who can read all of its type.
 *
 * @param type   the attribute that names the record's type
 * @param id     the attribute that holds its id
 * @param own    the types of this service's records
 * @param others the names of those of other services
 */
public record Subjects(String type, String id, List<RecordType<?, ?>> own, List<String> others) {

    public Subjects {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    /**
     * Which of them somebody can read.
     *
     * @param whole   the names of the types of which he can read all
     * @param parts   of the types of which he can read some
     * @param version tells apart what policies said of them at different times
     */
    record Readable(List<String> whole, List<Part> parts, String version) {}

    /** The records of {@code type} that are in {@code scope}. */
    record Part(RecordType<?, ?> type, Scope<?> scope) {

        private String name() {
            return type.name();
        }
    }

    /** Which of them the caller can read. */
    Readable readable(Access access) {
        List<Part> all = own.stream()
                .map(type -> new Part(type, access.scope(type, RecordType.READ)))
                .toList();
        List<String> whole = Stream.concat(
                        all.stream().filter(it -> it.scope().isEverything()).map(Part::name),
                        others.stream().filter(name -> access.permitsAll(name, RecordType.READ)))
                .toList();
        List<Part> parts = all.stream()
                .filter(it -> !it.scope().isEverything() && !it.scope().isNothing())
                .toList();
        var version = new StringBuilder(whole.toString());
        all.forEach(it -> version.append(it.name()).append(it.scope().version()));
        return new Readable(whole, parts, version.toString());
    }
}
