package org.rapport.kit.condition.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Vocabulary;

/** The vocabulary as types of CEL: a structure for the record, for the person, for the request, and for what has dots. */
final class CelTypes implements CelTypeProvider {

    private static final CelType DATE = OpaqueType.create("date");
    private static final CelType ID = OpaqueType.create("uuid");
    private static final CelType MONEY = OpaqueType.create("money");

    private final Map<String, CelType> structures = new LinkedHashMap<>();

    CelTypes(Vocabulary vocabulary) {
        for (Attribute.Of of : Attribute.Of.values()) {
            var fields = new LinkedHashMap<String, Object>();
            vocabulary.attributes(of).values().forEach(attribute -> place(attribute, fields));
            define(nameOf(of), fields);
        }
    }

    /** The name of the variable whose fields are the attributes of what. */
    static String variable(Attribute.Of of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    static CelType of(Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
            case DATE -> DATE;
            case TIME -> SimpleType.TIMESTAMP;
            case ID -> ID;
            case MONEY -> MONEY;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case IDS -> ListType.create(ID);
        };
    }

    CelType structure(Attribute.Of of) {
        return structures.get(nameOf(of));
    }

    /** Places an attribute where its dots lead. */
    @SuppressWarnings("unchecked")
    private static void place(Attribute attribute, Map<String, Object> fields) {
        String[] names = attribute.name().split("\\.");
        Map<String, Object> within = fields;
        for (int i = 0; i < names.length - 1; i++) {
            within = (Map<String, Object>) within.computeIfAbsent(names[i], _ -> new LinkedHashMap<String, Object>());
        }
        within.put(names[names.length - 1], of(attribute.kind()));
    }

    /** None that a condition could write: CEL looks for types before it looks for fields. */
    private static String nameOf(Attribute.Of of) {
        return "/" + variable(of);
    }

    @SuppressWarnings("unchecked")
    private CelType define(String name, Map<String, Object> fields) {
        var types = new LinkedHashMap<String, CelType>();
        fields.forEach((field, type) -> types.put(
                field, type instanceof CelType known ? known : define(name + "/" + field, (Map<String, Object>) type)));
        CelType structure = StructType.create(
                name, ImmutableSet.copyOf(types.keySet()), field -> Optional.ofNullable(types.get(field)));
        structures.put(name, structure);
        return structure;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structures.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structures.get(name));
    }
}
