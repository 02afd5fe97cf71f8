package org.rapport.kit.messaging;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.Config;

/**
 * Gives the consumers of channels back the patience that they have by themselves. The connector takes a channel's
 * {@code default.api.timeout.ms} for the time that a close may last, and has no setting of its own for it; a close would
 * last that long each time, for a {@link PromptClose}'s reason. Nothing else, such as a commit, is to be as short of time.
 */
@ApplicationScoped
class PromptChannels implements ClientCustomizer<Map<String, Object>> {

    /** As Kafka has it by default. */
    private static final int PATIENCE_MILLIS = 60_000;

    @Override
    public Map<String, Object> customize(String channel, Config settings, Map<String, Object> client) {
        client.computeIfPresent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (_, _) -> PATIENCE_MILLIS);
        return client;
    }
}
