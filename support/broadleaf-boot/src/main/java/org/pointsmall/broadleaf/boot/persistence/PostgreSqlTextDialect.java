package org.pointsmall.broadleaf.boot.persistence;

import java.sql.Types;
import org.hibernate.dialect.PostgreSQL82Dialect;
import org.hibernate.type.descriptor.sql.LongVarcharTypeDescriptor;
import org.hibernate.type.descriptor.sql.SqlTypeDescriptor;

/**
 * Stores {@code @Lob} strings as text. Hibernate 4's own dialect writes them as large objects: the column then holds a
 * number, SQL can't read the text, and deleting the row leaks the object.
 */
public class PostgreSqlTextDialect extends PostgreSQL82Dialect {

    @Override
    public SqlTypeDescriptor getSqlTypeDescriptorOverride(int sqlCode) {
        return sqlCode == Types.CLOB ? LongVarcharTypeDescriptor.INSTANCE : super.getSqlTypeDescriptorOverride(sqlCode);
    }
}
