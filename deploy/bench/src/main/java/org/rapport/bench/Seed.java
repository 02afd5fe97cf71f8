package org.rapport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.rapport.local.Stack;

/**
 * Rows written past the API, as copies of the one lead that an organisation has, a second apart and each with its own
 * id, address and score: the journal and the stream know nothing of them.
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
                    when 'status' then '(array[''NEW'', ''WORKING'', ''QUALIFIED''])[1 + n %% 3]'
                    else quote_ident(attname) end, ', ')
                into columns, vals
                from pg_attribute
                where attrelid = 'lead'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
                execute format(
                    'insert into lead (%%s) select %%s from (select * from lead where tenant_id = %%L order by created_at desc limit 1) one, '
                        || 'generate_series(%1$d, %2$d) n', columns, vals, '%3$s');
            end $$""";

    private Seed() {}

    /** Makes sure that the organisation of {@code alias} has about as many leads as are wanted. */
    static void leads(Stack stack, String alias, long wanted) throws SQLException {
        try (Connection sales = stack.postgres().connect("sales")) {
            String tenant = text(sales, "select id from directory_entry where record ->> 'alias' = '" + alias + "'");
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

    private static long count(Connection connection, String tenant) throws SQLException {
        return Long.parseLong(text(connection, "select count(*) from lead where tenant_id = '" + tenant + "'"));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw new IllegalStateException("nothing was found: " + query);
            }
            return result.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
