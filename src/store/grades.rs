//! The grades of a department, in its order.
use super::{Result, Tx};
use crate::{
    domain::{
        grade::Grade,
        id::{DepartmentId, GradeId},
    },
    record,
};

record!(Grade { id, department, name, weight, position });

pub async fn of_department(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Grade>> {
    tx.sql("SELECT id, department, name, weight, position FROM grades WHERE department = $1 ORDER BY position, id")
        .bind(department)
        .all()
        .await
}

pub async fn by_id(tx: &mut Tx, id: GradeId) -> Result<Option<Grade>> {
    tx.sql("SELECT id, department, name, weight, position FROM grades WHERE id = $1").bind(id).optional().await
}

/// Writes a new grade, or what has changed of one: its new name is that of everybody who has it.
pub async fn put(tx: &mut Tx, grade: &Grade) -> Result<()> {
    tx.sql(
        "INSERT INTO grades (id, department, name, weight, position) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, weight = excluded.weight, position = excluded.position",
    )
    .bind(grade.id)
    .bind(grade.department)
    .bind(&grade.name)
    .bind(grade.weight)
    .bind(grade.position)
    .exactly(1)
    .await
}

/// Forgets a grade nobody has.
pub async fn delete(tx: &mut Tx, id: GradeId) -> Result<()> {
    tx.sql("DELETE FROM grades WHERE id = $1").bind(id).exactly(1).await
}
