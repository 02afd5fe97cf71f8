package org.rapport.kit.condition.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.List;

/** A checked tree of CEL: what its parts are, and where they are written. */
record Tree(CelAbstractSyntaxTree checked) {

    CelExpr root() {
        return checked.getExpr();
    }

    CelType type(CelExpr part) {
        return checked.getTypeOrThrow(part.id());
    }

    static boolean isCall(CelExpr part, String function) {
        return part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals(function);
    }

    Refused refused(CelExpr part, String detail) {
        var source = checked.getSource();
        var place = source.getOffsetLocation(source.getPositionsMap().getOrDefault(part.id(), 0))
                .orElseThrow();
        return new Refused(List.of(new Refused.Reason(place.getLine(), place.getColumn() + 1, detail)));
    }
}
