package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as a server would that forgives nothing: a field that its kind has not, or of another type, is a fault,
 * and so is a kind of which nothing is known. A kind is known by the classes of a client, by a schema, or by both: classes
 * know every field, schemas what must be there and which words are allowed.
 */
public final class StrictReader {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final String STRIMZI = "kafka.strimzi.io/v1";
    private static final KubernetesSerialization KINDS = kinds();

    private final List<Document> documents = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private StrictReader() {}

    /** What stands in that text, in the order in which it stands there. */
    public static Manifests read(String yaml) {
        var reader = new StrictReader();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            while (documents.hasNext()) {
                reader.add(documents.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(reader.documents, reader.faults);
    }

    private void add(JsonNode json) {
        var untyped = new Document(json, null);
        Class<? extends KubernetesResource> type =
                KINDS.getRegisteredKubernetesResource(untyped.apiVersion(), untyped.kind());
        Optional<Schema> schema = Schema.of(untyped.apiVersion(), untyped.kind());
        if (type == null && schema.isEmpty()) {
            faults.add(untyped + ": nothing is known of " + untyped.kind() + " of " + untyped.apiVersion());
        }
        schema.ifPresent(known -> known.faults(json).forEach(fault -> faults.add(untyped + ": " + fault)));
        if (OperatedKeycloak.isIn(untyped)) {
            filled(untyped, OperatedKeycloak.template(json), PodTemplateSpec.class, OperatedKeycloak.PLACE);
        }
        documents.add(new Document(json, type == null ? null : (HasMetadata) filled(untyped, json, type, "")));
    }

    /** What stands at a place of a document, as an object; null when it cannot be one. */
    private <T> @Nullable T filled(Document document, JsonNode json, Class<T> type, String place) {
        try {
            return StrictMapper.read(json, type, field -> faults.add(document + ": " + place + field + " is unknown"));
        } catch (JsonMappingException e) {
            faults.add(document + ": " + place + Places.of(e) + ": " + e.getOriginalMessage());
            return null;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesSerialization kinds() {
        var kinds = new KubernetesSerialization();
        List.of(Kafka.class, KafkaNodePool.class, KafkaTopic.class, KafkaUser.class)
                .forEach(kind -> kinds.registerKubernetesResource(STRIMZI, kind.getSimpleName(), kind));
        return kinds;
    }
}
