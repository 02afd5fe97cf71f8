package org.rapport.kit.condition.query;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;

/**
 * Hands dates and times to the driver as {@code java.time} has them. Left to itself, Hibernate makes them {@code java.sql}'s,
 * whose calendar was another one before October 1582: midnight of the 10th of that month would be kept as that of 30 September.
 */
public final class CalendarTypes implements TypeContributor {

    @Override
    public void contribute(TypeContributions contributions, ServiceRegistry services) {
        var types = contributions.getTypeConfiguration().getJdbcTypeRegistry();
        types.addDescriptor(SqlTypes.DATE, LocalDateJdbcType.INSTANCE);
        types.addDescriptor(SqlTypes.TIMESTAMP_UTC, TimestampUtcAsOffsetDateTimeJdbcType.INSTANCE);
    }
}
