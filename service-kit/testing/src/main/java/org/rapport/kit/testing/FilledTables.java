package org.rapport.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies of the service's tables with its indexes and its row-level security, but with rows: of an empty table every index
 * looks as good as the next, and what other tests leave in the tables is not always the same.
 */
final class FilledTables implements AutoCloseable {

    private static final Pattern TABLE = Pattern.compile("\\bfrom (\\w+)");

    /** Some rows name the same record, no two have another value in common, and none stands where its value would put it. */
    private static final String FILL = """
            do $$
            declare
                columns text;
                vals    text;
                attribute text;
            begin
                for attribute in select attname from pg_attribute
                    where attrelid = 'filled.%1$s'::regclass and attnum > 0 and attnotnull
                loop
                    execute format('alter table filled.%1$s alter %%I drop not null', attribute);
                end loop;
                select string_agg(quote_ident(attname), ', '), string_agg(case
                    when attname = 'tenant_id' then 'md5((n %% 2)::text)::uuid'
                    when attname = 'deleted_at' then 'case when n %% 10 = 0 then now() end'
                    when type = 'uuid' and attname <> 'id' then format('md5(%%L || n / 30)::uuid', attname)
                    when type = 'uuid' then format('md5(%%L || n)::uuid', attname)
                    when type = 'text' then format('md5(%%L || n)', attname)
                    when type = 'timestamptz' then format('now() + hashtext(%%L || n) * interval ''1 ms''', attname)
                    when type = 'date' then format('current_date + hashtext(%%L || n) / 100000', attname)
                    when type = 'bool' then 'n %% 2 = 0'
                    else format('hashtext(%%L || n)', attname)
                    end, ', ')
                into columns, vals
                from (select attname, typname as type from pg_attribute join pg_type on pg_type.oid = atttypid
                    where attrelid = 'filled.%1$s'::regclass and attnum > 0 and not attisdropped
                        and typname in ('uuid', 'text', 'timestamptz', 'date', 'bool', 'int4', 'int8')) attribute;
                execute format('insert into filled.%1$s (%%s) select %%s from generate_series(1, 6000) n', columns, vals);
            end $$""";

    private final Set<String> filled = new HashSet<>();
    private final Connection superuser;

    FilledTables() throws SQLException {
        var stack = ServiceStack.running();
        superuser = stack.postgres().connect(stack.database().service());
        run("drop schema if exists filled cascade");
        run("create schema filled");
        run("grant usage on schema filled to " + stack.database().user());
        run("alter default privileges in schema filled grant select on tables to "
                + stack.database().user());
        run("set search_path = filled, public");
    }

    /** Copies the tables of which {@code statement} reads. */
    void forStatement(String statement) throws SQLException {
        for (var found : TABLE.matcher(statement).results().toList()) {
            String table = found.group(1);
            if (filled.add(table)) {
                run("create unlogged table filled.%1$s (like public.%1$s)".formatted(table));
                run(FILL.formatted(table));
                for (String index : indexes(table)) {
                    run(index);
                }
                run("call crm_wall('" + table + "')");
                run("analyze filled." + table);
            }
        }
    }

    /** The statements that make the indexes; what is unique in the table need not be in its copy. */
    private Set<String> indexes(String table) throws SQLException {
        var indexes = new HashSet<String>();
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery(
                        "select replace(replace(indexdef, ' ON public.', ' ON filled.'), ' UNIQUE ', ' ') from pg_indexes"
                                + " where schemaname = 'public' and tablename = '" + table + "'")) {
            while (found.next()) {
                indexes.add(found.getString(1));
            }
        }
        return indexes;
    }

    private void run(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop schema filled cascade");
        superuser.close();
    }
}
