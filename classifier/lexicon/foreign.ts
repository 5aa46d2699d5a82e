import type { Sense } from './senses.ts';

/** Verbs that open descriptions in Spanish, Portuguese, French, German and Italian. English words are left to verbs.ts. */
const LATIN: Partial<Record<Sense, string>> = {
  read: `obtiene obtener obtém obter busca buscar lista listar listado consulta consultar muestra mostrar recupera recuperar devuelve devolver
    encuentra encontrar verifica verificar retorna retornar pesquisa pesquisar exibe lit lire récupère récupérer obtient obtenir recherche rechercher
    affiche afficher liste lister renvoie trouve trouver vérifie holt abrufen ruft liest sucht suchen zeigt zeigen findet listet gibt liefert
    prüft ottieni ottiene cerca elenca mostra recupera leer lee leia ler identifie identifier propose identifica proporciona fornece fournit retourne retourner retorna retornar extrait extraire extrae extrai restituisce fragt ermittelt durchsucht exportiert télécharge télécharger descarga descargar scarica`,
  compute:
    'génère générer genera generar gera gerar calcula calcular convierte convertir converte traduce traducir valida validar analiza analizar analisa calcule convertit traduit analyse berechnet übersetzt konvertiert analysiert traduz resume calcola validiert vergleicht generiert compara comparar confronta estime estima',
  create:
    'crea crear cria criar crée créer ajoute ajouter añade añadir agrega agregar adiciona adicionar inserta insertar insere registra registrar erstellt erstellen legt fügt aggiungi guarda guardar enregistre salva speichert kopiert importiert erzeugt sube subir reserva reservar prenota copie duplique carica importe',
  update:
    'actualiza actualizar atualiza atualizar modifica modificar edita editar cambia cambiar altera alterar met modifie modifier ändert aktualisiert bearbeitet reactiva reactivar aggiorna renomme asigna asignar korrigiert setzt verschiebt bestätigt markiert schließt mueve renombra renomeia déplace sposta rinomina réinitialise rapproche confirma confirmar ajusta ajustar reabre reabrir mescla mesclar fusiona fusionar fusionne fusionner rouvre rouvrir',
  archive:
    'archiva archivar desactiva cancela cancelar annule annuler archiviert storniert anula anular annulla fecha fechar cierra cerrar ferme fermer encerra encerrar clôture clôturer',
  delete:
    'elimina eliminar borra borrar exclui excluir deleta remove remover supprime supprimer löscht löschen entfernt cancella apaga apagar elimina rimuove rimuovi',
  run: 'ejecuta ejecutar executa executar exécute exécuter führt esegue',
  start: 'inicia iniciar démarre démarrer lance lancer startet starten avvia druckt imprime imprimer stampa',
  stop: 'detiene detener parar arrête stoppt beendet',
  send: 'responder répondre antworten rispondere envía enviar envia envoie envoyer sendet senden verschickt invia',
  publish: 'publica publicar publie veröffentlicht pubblica',
  pay: 'paga pagar compra comprar vende vender paye achète kauft bezahlt',
};

/** Verbs of Chinese, Japanese, Korean and Russian, found inside a sentence. */
const SCRIPT: Partial<Record<Sense, string>> = {
  read: `获取 查询 查看 列出 搜索 检索 读取 查找 返回 获得 检查 展示 显示 浏览 列举 取得 查詢 搜尋 取得 檢索 讀取
    取得し 取得する 検索 一覧 表示 参照 確認 調べ 読み取 조회 검색 가져옵 가져오 목록 확인 제공 읽 получ поиск найти ищет список показ возвращ прочит чита просмотр провер`,
  compute:
    '指导 测量 定位 计算 转换 翻译 解析 分析 验证 生成 规划 编码 計算 変換 翻訳 解析 分析 検証 생성 변환 번역 분석 계산 вычис преобраз перев анализ рассчит',
  create:
    '发布为新版本 发布新版本 アップロード 업로드 创建 新建 添加 新增 插入 上传 写入 导入 注册 建立 追加 作成 登録 아이템추가 추가 만들 작성 등록 созда добав загруз запис',
  update:
    '既読 未読に 更新 修改 编辑 设置 变更 重命名 配置 移动 編集 変更 設定 수정 변경 업데이트 설정 обнов измен редакт переимен настро',
  delete: '删除 移除 清空 清除 销毁 刪除 削除 삭제 제거 удал очист',
  run: '执行 运行 調用 実行 실행 выполн запуска',
  start: '启动 触发 开始 重启 恢复运行 起動 開始 시작 запуст перезапу',
  stop: '停止 终止 停止する 중지 остано',
  deploy: '部署 发布到 デプロイ 배포 развер деплой',
  send: '发送 推送 通知 群发 送信 回复邮件 转发邮件 보내 전송 발송 отправ',
  comment: 'コメントを投稿 コメントする コメントを追加 发表评论 添加评论 评论 댓글',
  publish: '发布 发表 公開 投稿 게시 опублик публик',
  pay: '支付 付款 转账 下单 购买 充值 续费 退款 买入 返金 送金 注文 환불 주문 卖出 交易下单 支払 購入 결제 구매 송금 оплат перевод средств куп',
  ui: '点击 クリック 클릭 нажат',
};

/** Nouns of access in those languages: what they are added to or taken from changes who gets in, or where traffic goes. */
const ACCESS_NOUNS = `权限 授权 密钥 白名单 防火墙 安全组 权限 權限 金鑰 権限 メンバー アクセス権 招待リンク 邀请链接 권한 멤버 방화벽 доступ прав участник
  permiso acceso miembro permissão acesso membro droit accès membre berechtigung zugriff mitglied schlüssel permesso accesso`;
const ROUTING_NOUNS =
  '域名 解析 证书 網域 ドメイン 証明書 도메인 인증서 домен сертификат dominio domaine zertifikat certificado certificat';

export const FOREIGN_ACCESS: readonly string[] = ACCESS_NOUNS.split(/\s+/);
export const FOREIGN_ROUTING: readonly string[] = ROUTING_NOUNS.split(' ');

export const FOREIGN_VERBS: ReadonlyMap<string, Sense> = index(LATIN);
export const SCRIPT_VERBS: ReadonlyMap<string, Sense> = index(SCRIPT);

function index(lists: Partial<Record<Sense, string>>): Map<string, Sense> {
  const verbs = new Map<string, Sense>();
  for (const [sense, list] of Object.entries(lists) as [Sense, string][])
    for (const verb of list.trim().split(/\s+/)) if (!verbs.has(verb)) verbs.set(verb, sense);
  return verbs;
}
