package org.rapport.marketing.form;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord.FieldType;
import org.rapport.kit.field.CountryCode;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.WebAddress;

/** The fields whose answers fill the person, told by their names. All others are kept under the name they have. */
public enum PersonField {
    FIRST_NAME("firstName", PersonName.LONGEST, FieldType.TEXT, FieldType.HIDDEN),
    LAST_NAME("lastName", PersonName.LONGEST, FieldType.TEXT, FieldType.HIDDEN),
    COMPANY("company", 200, FieldType.TEXT, FieldType.CHOICE, FieldType.HIDDEN),
    JOB_TITLE("jobTitle", 100, FieldType.TEXT, FieldType.CHOICE, FieldType.HIDDEN),
    EMAIL("email", EmailAddress.LONGEST, FieldType.EMAIL),
    PHONE("phone", 16, FieldType.PHONE),
    WEBSITE("website", WebAddress.LONGEST, FieldType.URL),
    MESSAGE("message", 10_000, FieldType.LONG_TEXT, FieldType.TEXT, FieldType.CHOICE, FieldType.HIDDEN),
    STREET("street", PostalAddress.LONGEST_STREET, FieldType.TEXT, FieldType.LONG_TEXT),
    POSTAL_CODE("postalCode", PostalAddress.LONGEST_POSTAL_CODE, FieldType.TEXT),
    CITY("city", PostalAddress.LONGEST_CITY, FieldType.TEXT),
    REGION("region", PostalAddress.LONGEST_REGION, FieldType.TEXT, FieldType.CHOICE),
    COUNTRY("country", CountryCode.LENGTH, FieldType.TEXT, FieldType.CHOICE, FieldType.HIDDEN);

    private static final Map<String, PersonField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PersonField::fieldName, Function.identity()));

    private static final Set<PersonField> IDENTIFYING = EnumSet.of(FIRST_NAME, LAST_NAME, COMPANY, EMAIL, PHONE);

    private final String fieldName;
    private final int maxLength;
    private final Set<FieldType> types;

    PersonField(String fieldName, int maxLength, FieldType... types) {
        this.fieldName = fieldName;
        this.maxLength = maxLength;
        this.types = Set.of(types);
    }

    /** The field of that name, or nothing if it fills no part of the person. */
    public static @Nullable PersonField named(String name) {
        return BY_NAME.get(name);
    }

    /** Its name in a form. */
    public String fieldName() {
        return fieldName;
    }

    /** How many characters are kept of it. */
    public int maxLength() {
        return maxLength;
    }

    /** What kinds of field give answers that fit. */
    Set<FieldType> types() {
        return types;
    }

    /** Whether it is enough to know a person by. */
    boolean identifies() {
        return IDENTIFYING.contains(this);
    }
}
