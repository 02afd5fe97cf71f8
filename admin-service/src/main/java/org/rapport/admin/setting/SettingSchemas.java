package org.rapport.admin.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rapport.events.InvalidValue;
import org.rapport.events.setting.Setting;
import org.rapport.events.setting.Settings;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;

/** Which values the settings take. Their schemas refer to nothing outside themselves. */
@Singleton
class SettingSchemas {

    private static final String POINTER = "/value";
    private static final int MOST = 100;

    private final Map<String, JsonSchema> schemas;

    SettingSchemas() {
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        schemas = Settings.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Setting::key, setting -> factory.getSchema(setting.schema(), config)));
    }

    /** @throws DomainException.RuleBroken naming each place below {@code /value} that {@code setting} does not take */
    void require(Setting<?> setting, JsonNode value) {
        List<FieldError> errors = schemas.get(setting.key()).validate(value).stream()
                .map(SettingSchemas::error)
                .distinct()
                .limit(MOST)
                .toList();
        if (!errors.isEmpty()) {
            throw new DomainException.RuleBroken("setting-invalid", "The setting does not take this value.", errors);
        }
        try {
            setting.read(value);
        } catch (InvalidValue e) {
            throw new DomainException.RuleBroken(
                    "setting-invalid", "The setting does not take this value.", POINTER, e.problem());
        }
    }

    /** Of a property that is missing, or is one too many, where it is or would be. */
    private static FieldError error(ValidationMessage message) {
        String place = POINTER + message.getInstanceLocation();
        return new FieldError(
                message.getProperty() == null ? place : place + "/" + escaped(message.getProperty()),
                message.getError());
    }

    /** As in a JSON pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
