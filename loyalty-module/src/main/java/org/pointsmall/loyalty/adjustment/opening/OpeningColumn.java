package org.pointsmall.loyalty.adjustment.opening;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file can say of a lot, and how its first row may name that. */
public enum OpeningColumn {
    MEMBER("member", "login", "email", "e-mail", "customer", "customer id", "会员", "登录名", "邮箱", "会员编号", "用户名", "客户编号"),
    EXTERNAL_ID("external id", "external member", "card", "card number", "原会员号", "外部会员号", "会员卡号", "卡号"),
    POINTS("points", "积分", "积分数", "分值", "剩余积分", "可用积分"),
    EARNED_ON("earned on", "earned", "date", "获得日期", "获取日期", "入账日期", "累积日期"),
    EXPIRES_ON("expires on", "expires", "expiry", "last day", "到期日", "到期日期", "过期日期", "有效期至"),
    TIER("tier", "level", "等级", "会员等级"),
    TIER_UNTIL("tier until", "tier last day", "等级到期日", "等级有效期至"),
    REFERENCE("reference", "external reference", "ref", "流水号", "外部流水号", "凭证号", "单号");

    private final List<String> names;

    OpeningColumn(String... names) {
        this.names = List.of(names);
    }

    /** The name that the example has. */
    public String name(boolean chinese) {
        return chinese
                ? names.stream()
                        .filter(name -> name.charAt(0) > 0x2E80)
                        .findFirst()
                        .orElseThrow()
                : names.get(0);
    }

    /** Where which column is; nothing where the row does not name the points, and whose they are. */
    static Optional<Map<OpeningColumn, Integer>> of(String[] cells) {
        Map<OpeningColumn, Integer> columns = new EnumMap<>(OpeningColumn.class);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip().toLowerCase(Locale.ROOT).replace('_', ' ');
            for (OpeningColumn column : values()) {
                if (column.names.contains(cell)) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        boolean named = columns.containsKey(MEMBER) || columns.containsKey(EXTERNAL_ID);
        return named && columns.containsKey(POINTS) ? Optional.of(columns) : Optional.empty();
    }
}
