package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the database must look like so that no row of one tenant reaches another, read from PostgreSQL's own catalogue.
 * A service's test extends this and adds {@code @QuarkusTest}.
 */
public abstract class CatalogueRules {

    /** Tables that belong to no tenant, each for a reason that its migration tells. */
    private static final List<String> WITHOUT_TENANT = List.of(
            "applied_changelog",
            "databasechangelog",
            "databasechangeloglock",
            "directory_entry",
            "directory_position",
            "kept_seal",
            "reconciliation",
            "relay_progress",
            "scheduled_task",
            "seal",
            "seal_break");

    /** Read across tenants by the relay's role alone, after a slot was lost. */
    private static final String OF_THE_RELAY = "journal_by_time";

    private static final String NO_TENANT = "('" + String.join("', '", WITHOUT_TENANT) + "')";

    @Test
    void everyTableIsWalledOffByTenant() throws SQLException {
        assertNone("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in %s
                    and not (relrowsecurity and relforcerowsecurity)
                """.formatted(NO_TENANT));
        assertNone("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in %s
                    and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
                        and a.atttypid = 'uuid'::regtype and a.attnotnull)
                """.formatted(NO_TENANT));
        assertNone("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in %s
                    and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
                        and pg_get_expr(p.polqual, p.polrelid) like '%%tenant_id = %%crm.tenant%%'
                        and pg_get_expr(p.polwithcheck, p.polrelid) like '%%tenant_id = %%crm.tenant%%')
                """.formatted(NO_TENANT));
    }

    @Test
    void everyKeyAndIndexBeginsWithTheTenant() throws SQLException {
        assertNone("""
                select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relnamespace = 'public'::regnamespace and c.relname not in %s
                    and i.indexrelid::regclass::text <> '%s'
                    and not exists (select from pg_attribute a
                        where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')
                """.formatted(NO_TENANT, OF_THE_RELAY));
        assertNone("""
                select k.conname from pg_constraint k
                where k.contype = 'f' and k.connamespace = 'public'::regnamespace
                    and not exists (select from pg_attribute a
                        where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'tenant_id')
                """);
    }

    @Test
    void everyIndexedColumnIsOfATypeWithLeakproofOperators() throws SQLException {
        assertNone("""
                select i.indexrelid::regclass || '.' || a.attname
                from pg_index i
                join pg_class c on c.oid = i.indrelid
                join pg_attribute a on a.attrelid = i.indexrelid
                where c.relnamespace = 'public'::regnamespace and c.relname not in %s
                    and a.atttypid not in ('uuid'::regtype, 'text'::regtype, 'bigint'::regtype, 'int'::regtype,
                        'date'::regtype, 'timestamptz'::regtype, 'boolean'::regtype, 'float8'::regtype)
                """.formatted(NO_TENANT));
        assertNone("""
                select i.indexrelid::regclass || '.' || a.attname
                from pg_index i
                join pg_class c on c.oid = i.indrelid
                join pg_attribute a on a.attrelid = i.indexrelid
                where c.relnamespace = 'public'::regnamespace and c.relname not in %s
                    and a.atttypid = 'text'::regtype and a.attcollation <> '"C"'::regcollation
                """.formatted(NO_TENANT));
    }

    @Test
    void nothingSeesThroughTheWall() throws SQLException {
        assertNone("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
                    and not coalesce(reloptions @> array['security_invoker=true'], false)
                """);
        assertNone("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef");
        String role = ServiceStack.running().database().user();
        assertNone("select rolname from pg_roles where rolname = '%s' and (rolsuper or rolbypassrls)".formatted(role));
        assertNone("select relname from pg_class where relowner = '%s'::regrole".formatted(role));
    }

    @Test
    void theJournalIsOnlyEverAddedTo() throws SQLException {
        String role = ServiceStack.running().database().user();
        assertNone("""
                select privilege_type from information_schema.table_privileges
                where table_name = 'journal' and grantee = '%s' and privilege_type not in ('SELECT', 'INSERT')
                """.formatted(role));
    }

    private static void assertNone(String offenders) throws SQLException {
        var stack = ServiceStack.running();
        var found = new ArrayList<String>();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.createStatement();
                var result = statement.executeQuery(offenders)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        assertThat(found).isEmpty();
    }
}
