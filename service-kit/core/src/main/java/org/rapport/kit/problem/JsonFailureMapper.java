package org.rapport.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells where a body is not the JSON that the operation wants. */
@Provider
public class JsonFailureMapper implements ExceptionMapper<MismatchedInputException> {

    @Override
    public Response toResponse(MismatchedInputException failure) {
        return answer(failure);
    }

    /** What a body is answered for which the JSON library threw {@code failure}. */
    static Response answer(JsonProcessingException failure) {
        return new DomainExceptionMapper().toResponse(refusal(failure));
    }

    /**
     * The refusal of a body for which the JSON library threw {@code failure}: with a pointer to the place, unless it could
     * not be read for want of something that is away.
     */
    public static DomainException refusal(JsonProcessingException failure) {
        return failure.getCause() instanceof DomainException.Unavailable away
                ? away
                : new DomainException.Malformed(List.of(new FieldError(
                        failure instanceof JsonMappingException mapping ? pointer(mapping) : "", detail(failure))));
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()))
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String detail(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException _ -> "is not a property that can be set here";
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException invalid -> "must be " + wanted(invalid.getTargetType());
            case MismatchedInputException mismatch
            when mismatch.getCause() instanceof DomainException reason -> reason.getMessage();
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> "must be " + wanted(mismatch.getTargetType());
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException reason -> String.valueOf(reason.getMessage());
            default -> "is not well-formed JSON";
        };
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> constant.toString()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "a UUID";
            case "Instant" -> "an RFC 3339 time in UTC";
            case "LocalDate" -> "a date as yyyy-mm-dd";
            case "String" -> "a text";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number";
            case "List", "ArrayList", "Set" -> "an array";
            default -> "an object";
        };
    }
}
