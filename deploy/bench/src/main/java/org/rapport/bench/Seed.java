package org.rapport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rapport.local.Stack;

/**
 * Rows written past the API, as copies of the one lead that an organisation has, a second apart and each with its own
 * id, address and score: the journal and the stream know nothing of them. Of two hundred people each cares for as many of
 * them; each thousandth has the source {@code bench-fair}; of the first million ten have the source {@code bench-rare}, and
 * ten of the oldest are of the company {@code Difference Engines}.
 */
final class Seed {

    private static final int AT_ONCE = 100_000;

    /** Of the columns of the table, those that the database makes itself are left out. */
    private static final String COPY = """
            do $$
            declare
                columns text;
                vals    text;
            begin
                select string_agg(quote_ident(attname), ', '), string_agg(case attname
                    when 'id' then 'uuidv7(-n * interval ''1 second'')'
                    when 'created_at' then 'now() - n * interval ''1 second'''
                    when 'updated_at' then 'now() - n * interval ''1 second'''
                    when 'email' then '''ada.'' || n || ''@example.com'''
                    when 'email_key' then '''ada.'' || n || ''@example.com'''
                    when 'score' then 'n %% 101'
                    when 'owner_id' then '''nobody-'' || n %% 200'
                    when 'source' then 'case when n %% 1000 = 7 then ''bench-fair'' '
                        || 'when n %% 100000 = 11 and n < 1000000 then ''bench-rare'' else source end'
                    when 'company' then 'case when n between 999980 and 999989 then ''Difference Engines'' else company end'
                    when 'status' then '(array[''NEW'', ''WORKING'', ''QUALIFIED''])[1 + n %% 3]'
                    else quote_ident(attname) end, ', ')
                into columns, vals
                from pg_attribute
                where attrelid = 'lead'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
                execute format(
                    'insert into lead (%%s) select %%s from (select * from lead where tenant_id = %%L order by created_at desc limit 1) one, '
                        || 'generate_series(%1$d, %2$d) n', columns, vals, '%3$s');
            end $$""";

    /** A lead as somebody has read it who wants to change it. */
    record Row(String id, int version) {}

    private Seed() {}

    /** Makes sure that the organisation of {@code alias} has about as many leads as are wanted. */
    static void leads(Stack stack, String alias, long wanted) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            String tenant = tenant(sales, alias);
            long there = count(sales, tenant);
            if (there == 0) {
                throw new IllegalStateException(alias + " has no lead that could be copied");
            }
            run(sales, "set synchronous_commit = off");
            for (long from = there; from < wanted; from += AT_ONCE) {
                run(sales, COPY.formatted(from, Math.min(wanted, from + AT_ONCE) - 1, tenant));
            }
            run(sales, "vacuum analyze lead");
            if (count(sales, tenant) < wanted) {
                throw new IllegalStateException(alias + " has fewer leads than were written");
            }
        }
    }

    /** Gives each of {@code subjects} the leads of another one of those two hundred. */
    static void owners(Stack stack, String alias, List<String> subjects) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            String tenant = tenant(sales, alias);
            for (int i = 0; i < subjects.size(); i++) {
                run(
                        sales,
                        "update lead set owner_id = '%s' where tenant_id = '%s' and owner_id = 'nobody-%d'"
                                .formatted(subjects.get(i), tenant, i));
            }
            run(sales, "vacuum analyze lead");
        }
    }

    /** Ids of {@code wanted} leads out of the first million, evenly spread; the same ones each time. */
    static List<String> spread(Stack stack, String alias, int wanted) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            return texts(sales, """
                    select lead.id from generate_series(1, %d) n
                    join lead on tenant_id = '%s' and email_key = 'ada.' || n * %d || '@example.com'
                    where deleted_at is null""".formatted(wanted, tenant(sales, alias), 999_999 / wanted));
        }
    }

    /** Those of its leads that were made last. */
    static List<Row> latest(Stack stack, String alias, int wanted) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            return texts(
                            sales,
                            "select id || ' ' || version from lead where tenant_id = '%s' order by created_at desc limit %d"
                                    .formatted(tenant(sales, alias), wanted))
                    .stream()
                    .map(found -> found.split(" "))
                    .map(found -> new Row(found[0], Integer.parseInt(found[1])))
                    .toList();
        }
    }

    /** How many of the policies that sales-service knows are in force and speak of {@code role}. */
    static int policies(Stack stack, String alias, String role) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            return Integer.parseInt(
                    texts(sales, """
                    select count(*) from directory_entry where tenant_id = '%s' and kind = 'policy'
                    and record -> 'inForce' -> 'rule' -> 'roles' ->> 0 = '%s'""".formatted(tenant(sales, alias), role)).getFirst());
        }
    }

    private static String tenant(Connection sales, String alias) throws SQLException {
        return text(sales, "select id from directory_entry where record ->> 'alias' = '" + alias + "'");
    }

    private static long count(Connection connection, String tenant) throws SQLException {
        return Long.parseLong(text(connection, "select count(*) from lead where tenant_id = '" + tenant + "'"));
    }

    private static String text(Connection connection, String query) throws SQLException {
        List<String> found = texts(connection, query);
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing was found: " + query);
        }
        return found.getFirst();
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
