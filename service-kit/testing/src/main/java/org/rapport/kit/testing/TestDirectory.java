package org.rapport.kit.testing;

import static org.rapport.kit.testing.TestLogin.Member.CAPTAIN;
import static org.rapport.kit.testing.TestLogin.Member.PLAYER;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.CrmRecord;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.admin.TeamRecord;
import org.rapport.events.admin.TeamRecord.Membership;
import org.rapport.events.setting.ConversionDuplicates;
import org.rapport.events.setting.ConversionDuplicates.Handling;
import org.rapport.events.setting.Settings;
import org.rapport.kit.directory.Directory;

/** The tenants with a member for each degree of access, as if the super-administration had published them. */
final class TestDirectory {

    /** Of all tenants, if not said otherwise: of no country. */
    static final String LOCALE = "en";

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private TestDirectory() {}

    static void seed(Connection connection) throws SQLException, JsonProcessingException {
        for (var tenant : TestTenant.values()) {
            insert(tenant, "organization", organization(tenant, LOCALE), connection);
            for (var login : TestLogin.Member.values()) {
                insert(tenant, "role", role(tenant, login, login.grants()), connection);
                insert(tenant, "member", member(tenant, login), connection);
            }
            if (tenant == TestTenant.HOOLI) {
                insert(tenant, "setting", setting(tenant), connection);
            }
            TeamRecord field = team(tenant, "field", null, CAPTAIN);
            insert(tenant, "team", field, connection);
            insert(tenant, "team", team(tenant, "east", field.id(), null, PLAYER, SOLO), connection);
        }
        try (var statement = connection.prepareStatement("insert into directory_position (next_offset) values (0)")) {
            statement.executeUpdate();
        }
    }

    /** Has the running service know {@code record} of {@code tenant}, as the directory's feed does, which alone may. */
    static <R extends CrmRecord> void hear(UUID tenant, Class<R> type, R record) {
        put(List.of(UUID.class, type), tenant, record);
    }

    /** The same of what {@code organization} says of itself. */
    static void hear(OrganizationRecord organization) {
        put(List.of(OrganizationRecord.class), organization);
    }

    private static void put(List<Class<?>> types, Object... arguments) {
        try {
            var put = Directory.class.getDeclaredMethod("put", types.toArray(Class[]::new));
            put.setAccessible(true);
            put.invoke(
                    ClientProxy.unwrap(Arc.container().instance(Directory.class).get()), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(TestTenant tenant, String kind, CrmRecord record, Connection connection)
            throws SQLException, JsonProcessingException {
        try (var statement = connection.prepareStatement("""
                insert into directory_entry (tenant_id, kind, id, sequence, record) values (?, ?, ?, 1, ?::json)
                """)) {
            statement.setObject(1, tenant.id());
            statement.setString(2, kind);
            statement.setObject(3, record.id());
            statement.setString(4, CrmEvents.mapper().writeValueAsString(record));
            statement.executeUpdate();
        }
    }

    static OrganizationRecord organization(TestTenant tenant, String locale) {
        return new OrganizationRecord(
                tenant.id(),
                1,
                tenant.alias(),
                tenant.alias(),
                tenant.isSuspended() ? OrganizationRecord.Status.SUSPENDED : OrganizationRecord.Status.ACTIVE,
                locale,
                "EUR",
                "Europe/Berlin",
                null,
                null,
                List.of(),
                null,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    static RoleRecord role(TestTenant tenant, TestLogin.Member member, List<Grant> grants) {
        return new RoleRecord(
                id(tenant, "role", member.role()),
                1,
                member.role(),
                member.role(),
                null,
                true,
                grants,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    private static MemberRecord member(TestTenant tenant, TestLogin.Member member) {
        return new MemberRecord(
                id(tenant, "member", member.role()),
                1,
                member.subject(tenant),
                member.role() + "@" + tenant.alias() + ".example",
                member.role(),
                tenant.alias(),
                MemberRecord.Status.ACTIVE,
                List.of(member.role()),
                null,
                null,
                null,
                null,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    /** What HOOLI has settled for itself: that a conversion makes another contact where there is one like it. */
    private static SettingRecord setting(TestTenant tenant) {
        String key = Settings.CONVERSION_DUPLICATES.key();
        return new SettingRecord(
                id(tenant, "setting", key),
                1,
                key,
                CrmEvents.mapper().valueToTree(new ConversionDuplicates(Handling.REFUSE, Handling.ALLOW)),
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    private static TeamRecord team(
            TestTenant tenant,
            String name,
            @Nullable UUID parent,
            TestLogin.@Nullable Member lead,
            TestLogin.Member... others) {
        var members = new ArrayList<Membership>();
        if (lead != null) {
            members.add(new Membership(id(tenant, "member", lead.role()), true));
        }
        for (var other : others) {
            members.add(new Membership(id(tenant, "member", other.role()), false));
        }
        return new TeamRecord(
                id(tenant, "team", name), 1, name, null, parent, members, THEN, "test", THEN, "test", null);
    }

    static UUID id(TestTenant tenant, String kind, String name) {
        return UUID.nameUUIDFromBytes((tenant + kind + name).getBytes(StandardCharsets.UTF_8));
    }
}
