package org.rapport.kit.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.rapport.events.ShareRecord;
import org.rapport.events.ShareRecord.Level;
import org.rapport.kit.persistence.TenantQuery;

/** Which records are shared with whom at the moment. What a request has learned of it holds until its end. */
@RequestScoped
public class SharedRecords {

    private static final String NOW = """
            from Share it where it.tenant = :tenant and it.deletedAt is null
            and (it.until is null or it.until > :now) and\s""";

    private final EntityManager entityManager;
    private final Map<Asked, List<Found>> known = new HashMap<>();

    private record Asked(String type, UUID member, List<UUID> teams) {}

    private record Found(UUID record, Level level) {}

    SharedRecords(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The records of {@code type} that are shared with {@code member}, or with one of {@code teams}, at least on
     * {@code level}.
     */
    public List<UUID> with(UUID member, List<UUID> teams, String type, Level level) {
        return known.computeIfAbsent(new Asked(type, member, teams), this::found).stream()
                .filter(found -> found.level().compareTo(level) >= 0)
                .map(Found::record)
                .distinct()
                .toList();
    }

    private List<Found> found(Asked asked) {
        String query = "select it.recordId, it.level " + NOW
                + "it.resourceType = :type and (it.memberId = :member or one_of(:teams, it.teamId))";
        return TenantQuery.call(entityManager, tenant -> session()
                .createSelectionQuery(query, Found.class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .setParameter("tenant", tenant)
                .setParameter("now", Instant.now())
                .setParameter("type", asked.type())
                .setParameter("member", asked.member())
                .setParameter("teams", asked.teams().toArray(UUID[]::new))
                .getResultList());
    }

    /** The shares of the record {@code id} of {@code type} that hold. */
    public List<ShareRecord> of(String type, UUID id) {
        String query = "select it " + NOW + "it.resourceType = :type and it.recordId = :record";
        return TenantQuery.call(entityManager, tenant -> session()
                .createSelectionQuery(query, Share.class)
                .setReadOnly(true)
                .setParameter("tenant", tenant)
                .setParameter("now", Instant.now())
                .setParameter("type", type)
                .setParameter("record", id)
                .getResultList()
                .stream()
                .map(Share::toRecord)
                .toList());
    }

    /** How many records of {@code type} are shared with this very person or team. */
    long count(String type, UUID memberOrTeam) {
        String query = "select count(it) " + NOW
                + "it.resourceType = :type and (it.memberId = :grantee or it.teamId = :grantee)";
        return TenantQuery.call(entityManager, tenant -> session()
                .createSelectionQuery(query, Long.class)
                .setParameter("tenant", tenant)
                .setParameter("now", Instant.now())
                .setParameter("type", type)
                .setParameter("grantee", memberOrTeam)
                .getSingleResult());
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
