package org.rapport.kit.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.FieldChange;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.journal.DerivedRows;
import org.rapport.kit.record.RecordType;

/** Keeps the terms by which records are found, in the transaction that changes what these say. */
@ApplicationScoped
class SearchTerms implements DerivedRows {

    private static final String ROWS = "unnest(?::text[], ?::uuid[], ?::text[], ?::text[])";

    private static final String DELETE = """
            delete from search_term
            where (type, record_id, property, term) in (select * from %s)
                and tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid
            """.formatted(ROWS);

    private static final String INSERT = """
            insert into search_term (type, record_id, property, term) select * from %s on conflict do nothing
            """.formatted(ROWS);

    private static final String FORGET = """
            delete from search_term
            where record_id = any(?) and tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid
            """;

    private final SearchedTypes types;

    SearchTerms(SearchedTypes types) {
        this.types = types;
    }

    @Override
    public void follow(List<Changed> changed, Connection connection) throws SQLException {
        var gone = new Rows();
        var added = new Rows();
        for (Changed each : changed) {
            types.of(each.type()).ifPresent(type -> {
                for (FieldChange change : each.changes()) {
                    Searched searched = type.searched().get(change.property());
                    if (searched != null) {
                        SequencedSet<String> before = terms(searched, change.before());
                        SequencedSet<String> after = terms(searched, change.after());
                        gone.add(each.type(), each.id(), searched, without(before, after));
                        added.add(each.type(), each.id(), searched, without(after, before));
                    }
                }
            });
        }
        gone.write(DELETE, connection);
        added.write(INSERT, connection);
    }

    /** Gives {@code records} of {@code type}, in JSON, their terms, whatever they had. */
    static void replace(RecordType<?, ?> type, Map<UUID, JsonNode> records, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", records.keySet().toArray()));
            statement.executeUpdate();
        }
        String entity = AggregateType.of(type.entity());
        var added = new Rows();
        records.forEach((id, record) -> type.searched()
                .values()
                .forEach(searched ->
                        added.add(entity, id, searched, terms(searched, record.path(searched.property())))));
        added.write(INSERT, connection);
    }

    /** The terms by which what a record says of a property is found. */
    static SequencedSet<String> terms(Searched searched, JsonNode value) {
        var terms = new LinkedHashSet<String>();
        searched.texts(value).map(searched::terms).forEach(terms::addAll);
        return terms;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var left = new LinkedHashSet<>(some);
        left.removeAll(others);
        return left;
    }

    /** Rows of the table, column by column. */
    private static final class Rows {

        private final List<String> types = new ArrayList<>();
        private final List<UUID> records = new ArrayList<>();
        private final List<String> properties = new ArrayList<>();
        private final List<String> terms = new ArrayList<>();

        void add(String type, UUID record, Searched searched, Set<String> some) {
            for (String term : some) {
                types.add(type);
                records.add(record);
                properties.add(searched.property());
                terms.add(term);
            }
        }

        void write(String sql, Connection connection) throws SQLException {
            if (terms.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", types.toArray()));
                statement.setArray(2, connection.createArrayOf("uuid", records.toArray()));
                statement.setArray(3, connection.createArrayOf("text", properties.toArray()));
                statement.setArray(4, connection.createArrayOf("text", terms.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
