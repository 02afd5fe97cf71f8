package org.rapport.kit.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapport.events.Address;
import org.rapport.events.Money;
import org.rapport.kit.field.CountryCode;
import org.rapport.kit.field.CurrencyCode;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.WebAddress;
import org.rapport.kit.field.ZoneName;

/**
 * What can be said at an entrance is judged by the rule of its kind of field, which its name or type tells, and limited:
 * each text in length, each list and map in size.
 */
final class FieldRules extends ArchCondition<JavaClass> {

    private static final Map<Pattern, List<Class<? extends Annotation>>> BY_NAME = Map.of(
            Pattern.compile("email|\\w+Email"), List.of(EmailAddress.class),
            Pattern.compile("phone|\\w+Phone"), List.of(PhoneNumber.class),
            Pattern.compile("website|url|\\w+Website|\\w+Url"), List.of(WebAddress.class),
            Pattern.compile("address|\\w+Address"), List.of(EmailAddress.class, WebAddress.class),
            Pattern.compile("firstName|lastName"), List.of(PersonName.class),
            Pattern.compile("country|\\w+Country"), List.of(CountryCode.class),
            Pattern.compile("currency|\\w+Currency"), List.of(CurrencyCode.class),
            Pattern.compile("locale|language|\\w+Locale|\\w+Language"), List.of(LanguageTag.class),
            Pattern.compile("zone|timeZone|\\w+Zone"), List.of(ZoneName.class));

    /** Whatever is longer may have paragraphs. */
    private static final int LONGEST_LINE = 500;

    private final Set<Class<?>> commands = new HashSet<>();

    FieldRules() {
        super("have on each field that a client fills the rule of its kind, and a limit");
    }

    @Override
    public void init(Collection<JavaClass> types) {
        for (JavaClass type : types) {
            Class<?> known = type.reflect();
            bodies(known).forEach(this::add);
            if (known.isRecord() && Arrays.stream(known.getRecordComponents()).anyMatch(FieldRules::isConstrained)) {
                add(known);
            }
        }
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Class<?> known = type.reflect();
        if (!commands.contains(known)) {
            return;
        }
        for (RecordComponent field : known.getRecordComponents()) {
            AnnotatedElement said = declared(known, field);
            String where = known.getName() + "." + field.getName();
            if (said.isAnnotationPresent(Email.class)) {
                events.add(SimpleConditionEvent.violated(type, where + " has @Email instead of @EmailAddress"));
            }
            List<Class<? extends Annotation>> rules = rules(field);
            if (!rules.isEmpty() && rules.stream().noneMatch(rule -> has(said, rule))) {
                events.add(SimpleConditionEvent.violated(type, where + " has none of the rules " + rules));
            }
            unlimited(said, field).forEach(fault -> events.add(SimpleConditionEvent.violated(type, where + fault)));
        }
    }

    /** What can be sent without end, or in more lines than it has. */
    private static Stream<String> unlimited(AnnotatedElement said, RecordComponent field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return unlimitedText(said.getAnnotations());
        }
        if (!Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type)) {
            return Stream.empty();
        }
        Stream<String> faults = isLimited(said.getAnnotations()) ? Stream.empty() : Stream.of(" has no limit of size");
        var elements = (AnnotatedParameterizedType) field.getAnnotatedType();
        return Stream.concat(
                faults,
                Arrays.stream(elements.getAnnotatedActualTypeArguments())
                        .filter(element -> element.getType() == String.class)
                        .flatMap(element -> unlimitedText(element.getAnnotations()))
                        .map(fault -> " has elements, of which each" + fault));
    }

    private static Stream<String> unlimitedText(Annotation[] rules) {
        boolean isOfAKind = Arrays.stream(rules).anyMatch(rule -> isOfKind(rule) || rule instanceof SingleLine);
        return !isLimited(rules)
                ? Stream.of(" has no limit of length")
                : Arrays.stream(rules)
                        .filter(rule -> !isOfAKind && rule instanceof Size size && size.max() <= LONGEST_LINE)
                        .map(_ -> " is so short that it must be a @SingleLine");
    }

    private static boolean isLimited(Annotation[] rules) {
        return Arrays.stream(rules)
                .anyMatch(rule -> rule instanceof Size size && size.max() < Integer.MAX_VALUE || isOfKind(rule));
    }

    /** Whether it is the rule of a kind of text, which has a limit of its own. */
    private static boolean isOfKind(Annotation rule) {
        return rule instanceof jakarta.validation.constraints.Pattern
                || rule.annotationType().getName().startsWith("org.rapport.")
                        && rule.annotationType().isAnnotationPresent(Constraint.class)
                        && !(rule instanceof SingleLine);
    }

    private static List<Class<? extends Annotation>> rules(RecordComponent field) {
        if (field.getType() == Address.class) {
            return List.of(PostalAddress.class);
        }
        if (field.getType() == Money.class) {
            return List.of(NotNegative.class);
        }
        if (field.getType() == BigDecimal.class && field.getName().matches("amount|\\w+Amount")) {
            return List.of(PositiveOrZero.class);
        }
        return field.getType() != String.class
                ? List.of()
                : BY_NAME.entrySet().stream()
                        .filter(kind -> kind.getKey().matcher(field.getName()).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(List.of());
    }

    private static boolean has(AnnotatedElement field, Class<? extends Annotation> rule) {
        return field.isAnnotationPresent(rule)
                || Arrays.stream(field.getAnnotations())
                        .anyMatch(it -> it.annotationType().isAnnotationPresent(rule));
    }

    private static boolean isConstrained(RecordComponent field) {
        return Arrays.stream(declared(field.getDeclaringRecord(), field).getAnnotations())
                .anyMatch(it -> it.annotationType() == Valid.class
                        || it.annotationType().isAnnotationPresent(Constraint.class));
    }

    /** Constraints of Jakarta are on the field alone, for they do not know record components. */
    private static AnnotatedElement declared(Class<?> type, RecordComponent field) {
        try {
            return type.getDeclaredField(field.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bodies of the operations that {@code type} has, or inherits. */
    private static Stream<Type> bodies(Class<?> type) {
        var bodies = new ArrayList<Type>();
        for (Method operation : type.getMethods()) {
            for (Parameter parameter : operation.getParameters()) {
                if (parameter.isAnnotationPresent(Valid.class)) {
                    bodies.add(parameter.getParameterizedType());
                }
            }
        }
        return bodies.stream()
                .flatMap(body -> body instanceof TypeVariable<?> open ? arguments(type, open) : Stream.of(body));
    }

    private static Stream<Type> arguments(Class<?> type, TypeVariable<?> open) {
        return type.getGenericSuperclass() instanceof ParameterizedType parent
                        && parent.getRawType() == open.getGenericDeclaration()
                ? Stream.of(parent.getActualTypeArguments()[
                        Arrays.asList(((Class<?>) parent.getRawType()).getTypeParameters())
                                .indexOf(open)])
                : Stream.empty();
    }

    /** Adds a record with all that it is made of. */
    private void add(Type type) {
        if (type instanceof ParameterizedType container) {
            Arrays.stream(container.getActualTypeArguments()).forEach(this::add);
        } else if (type instanceof Class<?> known && known.isRecord() && commands.add(known)) {
            Arrays.stream(known.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::add);
        }
    }
}
