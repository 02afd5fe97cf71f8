package org.rapport.kit.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the queue keeps of a job beside its id: whose it is. */
final class TenantSerializer implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object tenant) {
        return tenant == null ? null : tenant.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] kept) {
        return kept == null ? null : type.cast(UUID.fromString(new String(kept, StandardCharsets.US_ASCII)));
    }
}
