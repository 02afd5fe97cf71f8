package org.rapport.events.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Money;
import org.rapport.events.Nullables;
import org.rapport.events.PersonalData;

/**
 * JSON Schemas, draft 2020-12, of the data of events.
 *
 * <p>A property that may be {@code null} is not required: an event from before the property was added does not have
 * it, and means the same. That is why properties can be added within a version.
 */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    /** The schema of the data of one event, complete in itself. */
    static ObjectNode of(EventCatalogue.Entry entry) {
        ObjectNode generated = GENERATOR.generateSchema(entry.event());
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", entry.schema());
        schema.put("title", entry.type());
        Javadoc.of(entry.event()).ifPresent(text -> schema.put("description", text));
        return schema.setAll(generated);
    }

    /** The schemas of all events and of whatever they consist of, by name, referring to each other below {@code path}. */
    static ObjectNode all(String path) {
        var builder = GENERATOR.buildMultipleSchemaDefinitions();
        EventCatalogue.all().forEach(entry -> builder.createSchemaReference(entry.event()));
        return builder.collectDefinitions(path);
    }

    /** The name of {@code type} among the schemas. */
    static String name(Class<?> type) {
        return type.isMemberClass()
                ? name(type.getDeclaringClass()) + "." + type.getSimpleName()
                : type.getSimpleName();
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(
                        CrmEvents.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.INLINE_NULLABLE_SCHEMAS,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.ADDITIONAL_FIXED_TYPES,
                        Option.STANDARD_FORMATS)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDefinitionNamingStrategy(new NestedNames())
                .withDescriptionResolver(
                        scope -> Javadoc.of(scope.getType().getErasedType()).orElse(null))
                .withCustomDefinitionProvider(Schemas::withoutName);
        config.forFields()
                .withNullableCheck(field -> !field.isFakeContainerItemScope() && isNullable(field))
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(Schemas::description)
                .withStringPatternResolver(Schemas::pattern)
                .withInstanceAttributeOverride((schema, field, _) -> {
                    if (!field.isFakeContainerItemScope() && component(field).isAnnotationPresent(PersonalData.class)) {
                        schema.put("x-personal-data", true);
                    }
                });
        return new SchemaGenerator(config.build());
    }

    /** A change holds a property of any kind; a map holds texts by name. */
    private static @Nullable CustomDefinition withoutName(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (type.isInstanceOf(Map.class)) {
            schema.put("type", "object").putObject("additionalProperties").put("type", "string");
        } else if (!type.isInstanceOf(JsonNode.class)) {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }

    private static @Nullable String description(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : Javadoc.of(component(field)).orElse(null);
    }

    private static @Nullable String pattern(FieldScope field) {
        if (field.getDeclaringType().getErasedType() != Money.class) {
            return null;
        }
        return field.getName().equals("currency") ? "^[A-Z]{3}$" : "^-?[0-9]+(\\.[0-9]+)?$";
    }

    private static boolean isNullable(FieldScope field) {
        return Nullables.isNullable(component(field));
    }

    private static RecordComponent component(FieldScope field) {
        return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }

    /** Definitions named as in Java, such as {@code LeadRecord.Conversion}: unique, and the same in every document. */
    private static final class NestedNames extends DefaultSchemaDefinitionNamingStrategy {

        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            return name(key.getType().getErasedType());
        }
    }
}
